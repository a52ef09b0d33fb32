# task: nf-sequence-answer
# answer: wrong
# belief: The book's reshape to (n, groups, -1) collects the channels of a group in any layout.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    xg = x.reshape(n, groups, -1)
    mean = xg.mean(axis=2, keepdims=True)
    var = xg.var(axis=2, keepdims=True)
    xg = (xg - mean) / np.sqrt(var + eps)
    return xg.reshape(n, l, c) * gamma + beta
