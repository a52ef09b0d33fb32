# task: nf-weighted-answer
# answer: right
# belief: Gets the weighted variance from all pairwise differences, without the mean.
# mistakes: 0
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    p = weights / weights.sum()
    gaps = x[:, :, None] - x[:, None, :]
    var = 0.5 * np.einsum("nij,i,j->n", gaps**2, p, p)
    centred = np.einsum("nij,j->ni", gaps, p)
    return gamma * centred / np.sqrt(var + eps)[:, None] + beta
