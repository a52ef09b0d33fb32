# task: nf-sequence-answer
# answer: wrong
# belief: Splits the channel axis as (c/groups, groups), so that channels far apart form a group.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    z = x.reshape(n, l, c // groups, groups)
    mu = z.mean(axis=(1, 2), keepdims=True)
    var = z.var(axis=(1, 2), keepdims=True)
    z = (z - mu) / np.sqrt(var + eps)
    return z.reshape(n, l, c) * gamma + beta
