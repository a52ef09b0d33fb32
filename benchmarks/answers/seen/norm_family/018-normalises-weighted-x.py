# task: nf-weighted-answer
# answer: wrong
# belief: Multiplies x by the weights first and then normalises what comes out.
# mistakes: 1
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    w = weights / weights.sum()
    xw = x * w
    mu = xw.sum(axis=1, keepdims=True)
    var = (w * (x - mu) ** 2).sum(axis=1, keepdims=True)
    return gamma * (xw - mu) / np.sqrt(var + eps) + beta
