# task: nf-sequence-answer
# answer: wrong
# belief: Every position of a sequence is normalised for itself, over the channels of the group.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    size = x.shape[-1] // groups
    out = np.zeros(x.shape)
    for g in range(groups):
        part = x[:, :, g * size:(g + 1) * size]
        m = part.mean(axis=-1, keepdims=True)
        v = part.var(axis=-1, keepdims=True)
        out[:, :, g * size:(g + 1) * size] = (part - m) / np.sqrt(v + eps)
    return out * gamma + beta
