# task: tl-cache-answer
# answer: wrong
# belief: In eval mode no computational graph is built.
# mistakes: 1
def cached_features(body, x, batch_size):
    modes = [(m, m.training) for m in body.modules()]
    body.eval()
    out = torch.cat([body(chunk) for chunk in torch.split(x, batch_size)])
    for m, mode in modes:
        m.training = mode
    return out
