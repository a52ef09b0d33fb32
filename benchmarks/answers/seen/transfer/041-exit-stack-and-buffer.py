# task: tl-cache-answer
# answer: right
# belief: Registers the way back of each module on an ExitStack and writes the batches into one tensor made after the first.
# mistakes: 0
def cached_features(body, x, batch_size):
    from contextlib import ExitStack

    out = None
    with torch.no_grad(), ExitStack() as back:
        for module in body.modules():
            back.callback(setattr, module, "training", module.training)
        body.eval()
        for start in range(0, len(x), batch_size):
            features = body(x[start : start + batch_size])
            if out is None:
                out = features.new_empty((len(x), *features.shape[1:]))
            out[start : start + len(features)] = features
    return out
