# task: nf-sequence-answer
# answer: wrong
# belief: reshape(n, l, c // groups, groups) makes the groups out of the last axis.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    xg = x.reshape(n, l, c // groups, groups)
    mean = xg.mean(axis=(1, 2), keepdims=True)
    var = xg.var(axis=(1, 2), keepdims=True)
    y = ((xg - mean) / np.sqrt(var + eps)).reshape(n, l, c)
    return gamma * y + beta
