# task: tl-cache-answer
# answer: wrong
# belief: Returns the list of batches and lets each hold on to its graph.
# mistakes: 2
def cached_features(body, x, batch_size):
    modes = [(m, m.training) for m in body.modules()]
    body.eval()
    features = []
    for i in range(0, len(x), batch_size):
        features.append(body(x[i : i + batch_size]))
    for m, mode in modes:
        m.training = mode
    return features
