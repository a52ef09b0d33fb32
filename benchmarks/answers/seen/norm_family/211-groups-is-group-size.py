# task: nf-sequence-answer
# answer: wrong
# belief: groups says how many channels form one group.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    out = np.empty_like(x, dtype=float)
    for start in range(0, c, groups):
        part = x[:, :, start:start + groups]
        mu = part.mean(axis=(1, 2), keepdims=True)
        var = part.var(axis=(1, 2), keepdims=True)
        out[:, :, start:start + groups] = (part - mu) / np.sqrt(var + eps)
    return out * gamma + beta
