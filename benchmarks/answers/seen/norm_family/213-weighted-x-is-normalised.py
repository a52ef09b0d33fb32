# task: nf-weighted-answer
# answer: wrong
# belief: The weighted features w*x are what is normalised with the weighted statistics.
# mistakes: 1
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    w = weights / np.sum(weights)
    mean = x @ w
    var = (x - mean[:, None]) ** 2 @ w
    x_hat = (weights * x - mean[:, None]) / np.sqrt(var[:, None] + eps)
    return gamma * x_hat + beta
