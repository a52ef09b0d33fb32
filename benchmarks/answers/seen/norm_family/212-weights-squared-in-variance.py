# task: nf-weighted-answer
# answer: wrong
# belief: In the variance the weighted deviation w*(x-mu) is squared.
# mistakes: 1
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    total = weights.sum()
    mu = (weights * x).sum(axis=1, keepdims=True) / total
    var = ((weights * (x - mu)) ** 2).sum(axis=1, keepdims=True) / total
    return gamma * (x - mu) / np.sqrt(var + eps) + beta
