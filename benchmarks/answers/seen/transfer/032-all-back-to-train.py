# task: tl-cache-answer
# answer: wrong
# belief: Calls body.train() at the end, although some layers were in eval mode before.
# mistakes: 1
def cached_features(body, x, batch_size):
    body.eval()
    feats = []
    with torch.no_grad():
        for i in range(0, len(x), batch_size):
            feats.append(body(x[i : i + batch_size]))
    body.train()
    return torch.cat(feats)
