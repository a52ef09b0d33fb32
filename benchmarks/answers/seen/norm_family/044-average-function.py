# task: nf-weighted-answer
# answer: right
# belief: Uses np.average with weights for both moments.
# mistakes: 0
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    mu = np.average(x, axis=1, weights=weights)
    centred = (x.T - mu).T
    var = np.average(centred * centred, axis=1, weights=weights)
    return centred * np.power(var + eps, -0.5)[:, np.newaxis] * gamma + beta
