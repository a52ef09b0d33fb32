# task: nf-weighted-answer
# answer: wrong
# belief: Squares the weighted deviation, so the weight enters the variance squared.
# mistakes: 1
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    w = weights / weights.sum()
    mu = (w * x).sum(axis=1, keepdims=True)
    dev = x - mu
    var = ((w * dev) ** 2).sum(axis=1, keepdims=True) / (w**2).sum()
    return gamma * dev / np.sqrt(var + eps) + beta
