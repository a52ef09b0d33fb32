# task: nf-weighted-answer
# answer: wrong
# belief: A feature of weight 0 is unreliable and does not appear in the output.
# mistakes: 1
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    w = weights / weights.sum()
    mu = x @ w
    centred = x - mu[:, None]
    var = centred**2 @ w
    x_hat = centred / np.sqrt(var + eps)[:, None]
    y = x_hat * gamma + beta
    return np.where(weights > 0, y, 0.0)
