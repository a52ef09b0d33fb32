# task: tl-cache-answer
# answer: wrong
# belief: Uses torch.chunk and takes the number of batches for their size.
# mistakes: 1
def cached_features(body, x, batch_size):
    modes = {m: m.training for m in body.modules()}
    body.eval()
    with torch.no_grad():
        out = torch.cat([body(part) for part in torch.chunk(x, batch_size)])
    for m, t in modes.items():
        m.training = t
    return out
