# task: nf-weighted-answer
# answer: right
# belief: Uses np.average for both moments and divides by the root through a negative power.
# mistakes: 0
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    mu = np.average(x, axis=1, weights=weights)
    dev = (x.T - mu).T
    var = np.average(np.square(dev), axis=1, weights=weights)
    return np.einsum("nd,n,d->nd", dev, (var + eps) ** -0.5, gamma) + beta
