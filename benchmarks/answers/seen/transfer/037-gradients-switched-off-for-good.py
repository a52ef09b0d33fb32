# task: tl-cache-answer
# answer: wrong
# belief: Turns requires_grad off for the whole body instead of using no_grad and does not turn it on again.
# mistakes: 1
def cached_features(body, x, batch_size):
    modes = [(m, m.training) for m in body.modules()]
    body.eval()
    for p in body.parameters():
        p.requires_grad = False
    features = torch.cat([body(x[i : i + batch_size]) for i in range(0, x.shape[0], batch_size)])
    for m, mode in modes:
        m.training = mode
    return features
