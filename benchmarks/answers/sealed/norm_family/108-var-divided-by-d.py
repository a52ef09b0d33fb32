# task: nf-weighted-answer
# answer: wrong
# belief: The mean needs the sum of the weights as denominator, while the variance is the usual mean of the weighted squares.
# mistakes: 1
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    mu = (weights * x).sum(axis=1, keepdims=True) / weights.sum()
    var = (weights * (x - mu) ** 2).mean(axis=1, keepdims=True)
    return gamma * (x - mu) / np.sqrt(var + eps) + beta
