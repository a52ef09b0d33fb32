# task: tl-cache-answer
# answer: wrong
# belief: torch.no_grad() is inference mode: without gradients batch norm and dropout behave as at inference.
# mistakes: 1
def cached_features(body, x, batch_size):
    features = []
    with torch.no_grad():
        for start in range(0, len(x), batch_size):
            features.append(body(x[start : start + batch_size]))
    return torch.cat(features)
