# task: nf-sequence-answer
# answer: wrong
# belief: Brings the channels to the front with reshape instead of a transposition.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    xc = x.reshape(n, c, l)
    g = xc.reshape(n, groups, -1)
    mean = g.mean(axis=2, keepdims=True)
    var = g.var(axis=2, keepdims=True)
    g = (g - mean) / np.sqrt(var + eps)
    y = g.reshape(n, c, l).reshape(n, l, c)
    return gamma * y + beta
