# task: tl-cache-answer
# answer: wrong
# belief: The number of batches is len(x) // batch_size.
# mistakes: 1
@torch.no_grad()
def cached_features(body, x, batch_size):
    saved = {m: m.training for m in body.modules()}
    body.eval()
    batch_size = min(batch_size, len(x))
    n_batches = len(x) // batch_size
    result = []
    for i in range(n_batches):
        result.append(body(x[i * batch_size : (i + 1) * batch_size]))
    for m in saved:
        m.training = saved[m]
    return torch.cat(result)
