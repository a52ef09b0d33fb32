# task: tl-cache-answer
# answer: wrong
# belief: torch.no_grad() is what inference means.
# mistakes: 1
def cached_features(body, x, batch_size):
    features = []
    with torch.no_grad():
        for part in x.split(batch_size):
            features.append(body(part))
    return torch.cat(features)
