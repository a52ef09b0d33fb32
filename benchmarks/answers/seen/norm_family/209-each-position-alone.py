# task: nf-sequence-answer
# answer: wrong
# belief: Each position is normalised on its own, over the channels of the group.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    g = x.reshape((n, l, groups, c // groups))
    mu = np.mean(g, axis=-1, keepdims=True)
    var = np.mean((g - mu) ** 2, axis=-1, keepdims=True)
    g = (g - mu) / np.sqrt(var + eps)
    return g.reshape(x.shape) * gamma + beta
