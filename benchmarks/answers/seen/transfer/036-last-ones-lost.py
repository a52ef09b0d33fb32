# task: tl-cache-answer
# answer: wrong
# belief: Goes through len(x) // batch_size whole batches and loses the rest.
# mistakes: 1
def cached_features(body, x, batch_size):
    was = [m.training for m in body.modules()]
    body.eval()
    n_batches = max(1, len(x) // batch_size)
    with torch.no_grad():
        f = [body(x[i * batch_size : (i + 1) * batch_size]) for i in range(n_batches)]
    for m, w in zip(body.modules(), was):
        m.training = w
    return torch.cat(f)
