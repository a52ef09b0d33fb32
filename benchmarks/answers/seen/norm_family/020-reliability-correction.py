# task: nf-weighted-answer
# answer: wrong
# belief: Uses the unbiased weighted variance with V1 - V2/V1 in the denominator, found on the web.
# mistakes: 1
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    V1 = weights.sum()
    V2 = (weights**2).sum()
    mu = (x * weights).sum(-1, keepdims=True) / V1
    var = (weights * (x - mu) ** 2).sum(-1, keepdims=True) / (V1 - V2 / V1)
    return (x - mu) / np.sqrt(var + eps) * gamma + beta
