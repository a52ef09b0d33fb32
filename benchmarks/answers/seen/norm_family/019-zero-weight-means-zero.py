# task: nf-weighted-answer
# answer: wrong
# belief: Thinks a feature without weight must be removed from the output.
# mistakes: 1
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    total = np.sum(weights)
    mu = x @ weights / total
    d = x - mu[:, None]
    var = d**2 @ weights / total
    y = gamma * d / np.sqrt(var[:, None] + eps) + beta
    y[:, weights == 0] = 0.0
    return y
