# task: tl-cache-answer
# answer: wrong
# belief: Remembering body.training and calling body.train(was_training) puts everything back.
# mistakes: 1
def cached_features(body, x, batch_size):
    was_training = body.training
    body.eval()
    chunks = []
    with torch.no_grad():
        for start in range(0, len(x), batch_size):
            chunks.append(body(x[start : start + batch_size]))
    body.train(was_training)
    return torch.cat(chunks, dim=0)
