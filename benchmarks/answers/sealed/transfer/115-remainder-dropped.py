# task: tl-cache-answer
# answer: wrong
# belief: There are len(x) // batch_size batches, as in the training loop.
# mistakes: 1
def cached_features(body, x, batch_size):
    modes = [(m, m.training) for m in body.modules()]
    body.eval()
    steps = max(1, len(x) // batch_size)
    with torch.no_grad():
        out = [body(x[i * batch_size : (i + 1) * batch_size]) for i in range(steps)]
    for m, mode in modes:
        m.training = mode
    return torch.cat(out)
