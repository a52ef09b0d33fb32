# task: nf-sequence-answer
# answer: wrong
# belief: The last axis is split as (c // groups, groups), with the group index last.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    h = x.reshape(n, l, c // groups, groups)
    mu = h.mean(axis=(1, 2), keepdims=True)
    sigma2 = h.var(axis=(1, 2), keepdims=True)
    h = (h - mu) / np.sqrt(sigma2 + eps)
    return gamma * h.reshape(x.shape) + beta
