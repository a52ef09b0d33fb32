# task: nf-weighted-answer
# answer: wrong
# belief: Divides by the number of features as if the weights averaged to one.
# mistakes: 1
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    mu = (weights * x).mean(axis=1, keepdims=True)
    var = (weights * (x - mu) ** 2).mean(axis=1, keepdims=True)
    return gamma * (x - mu) / np.sqrt(var + eps) + beta
