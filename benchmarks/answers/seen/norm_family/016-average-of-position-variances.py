# task: nf-sequence-answer
# answer: wrong
# belief: Takes the mean over all positions, but averages the variances of the single positions.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    z = x.reshape(n, l, groups, -1)
    mu = z.mean(axis=3).mean(axis=1)[:, None, :, None]
    var = z.var(axis=3).mean(axis=1)[:, None, :, None]
    return ((z - mu) / np.sqrt(var + eps)).reshape(n, l, c) * gamma + beta
