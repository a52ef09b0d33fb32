# task: nf-sequence-answer
# answer: right
# belief: Normalises the first group and calls itself for the rest.
# mistakes: 0
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    size = x.shape[-1] // groups
    head, tail = x[..., :size], x[..., size:]
    flat = head.reshape(len(x), -1)
    mu = flat.mean(1)[:, None, None]
    sd = np.sqrt(flat.var(1) + eps)[:, None, None]
    y = gamma[:size] * ((head - mu) / sd) + beta[:size]
    if groups == 1:
        return y
    rest = group_norm_sequence(tail, gamma[size:], beta[size:], groups - 1, eps)
    return np.concatenate([y, rest], axis=-1)
