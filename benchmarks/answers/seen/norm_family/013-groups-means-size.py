# task: nf-sequence-answer
# answer: wrong
# belief: Takes groups for the number of channels in a group.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    y = np.empty(x.shape)
    c = x.shape[-1]
    for start in range(0, c, groups):
        block = x[:, :, start : start + groups]
        mu = block.mean(axis=(1, 2), keepdims=True)
        var = block.var(axis=(1, 2), keepdims=True)
        y[:, :, start : start + groups] = (block - mu) / np.sqrt(var + eps)
    return gamma * y + beta
