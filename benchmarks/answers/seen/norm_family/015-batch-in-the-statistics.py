# task: nf-sequence-answer
# answer: wrong
# belief: Averages over the examples too, and adds epsilon after the root.
# mistakes: 2
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    z = x.reshape(n, l, groups, c // groups)
    mu = z.mean(axis=(0, 1, 3), keepdims=True)
    sd = z.std(axis=(0, 1, 3), keepdims=True) + eps
    return ((z - mu) / sd).reshape(n, l, c) * gamma + beta
