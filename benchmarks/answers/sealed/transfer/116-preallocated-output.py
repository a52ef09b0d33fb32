# task: tl-cache-answer
# answer: right
# belief: Switches off only the modules that are on, fills a tensor allocated at the first batch, and switches the same ones back on in finally.
# mistakes: 0
def cached_features(body, x, batch_size):
    switched = {module for module in body.modules() if module.training}
    for module in switched:
        module.training = False
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        features, start = None, 0
        while features is None or start < len(x):
            part = body(x[start : start + batch_size])
            if features is None:
                features = part.new_empty((len(x), *part.shape[1:]))
            features[start : start + len(part)] = part
            start += batch_size
    finally:
        torch.set_grad_enabled(before)
        for module in switched:
            module.training = True
    return features
