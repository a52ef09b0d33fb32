# task: tl-cache-answer
# answer: wrong
# belief: Remembers body.training only and hands it back with train(mode), which all layers below then share.
# mistakes: 1
def cached_features(body, x, batch_size):
    mode = body.training
    body.train(False)
    with torch.no_grad():
        out = [body(b) for b in torch.split(x, batch_size)]
    body.train(mode)
    return torch.cat(out, 0)
