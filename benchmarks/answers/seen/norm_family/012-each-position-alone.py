# task: nf-sequence-answer
# answer: wrong
# belief: Averages over the channels of the group at one position only, as layer norm would.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    parts = np.split(x, groups, axis=-1)
    done = []
    for p in parts:
        m = p.mean(axis=-1, keepdims=True)
        v = p.var(axis=-1, keepdims=True)
        done.append((p - m) / np.sqrt(v + eps))
    return np.concatenate(done, axis=-1) * gamma + beta
