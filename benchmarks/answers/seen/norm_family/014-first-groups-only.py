# task: nf-sequence-answer
# answer: wrong
# belief: Loops over one group too few, so the last group is left as zeros and only shows beta.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    size = c // groups
    out = np.zeros((n, l, c))
    edges = np.arange(0, c, size)
    for a, b in zip(edges[:-1], edges[1:]):
        part = x[:, :, a:b]
        mu = part.mean((1, 2), keepdims=True)
        sd = np.sqrt(part.var((1, 2), keepdims=True) + eps)
        out[:, :, a:b] = (part - mu) / sd
    return out * gamma + beta
