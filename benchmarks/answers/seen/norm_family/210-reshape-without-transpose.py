# task: nf-sequence-answer
# answer: wrong
# belief: The book's reshape to (n, groups, -1) works for channels on the last axis too.
# mistakes: 1
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    parts = x.reshape(n, groups, -1)
    mu = parts.mean(axis=2, keepdims=True)
    var = parts.var(axis=2, keepdims=True)
    parts = (parts - mu) / np.sqrt(var + eps)
    x_hat = parts.reshape(n, l, c)
    return gamma * x_hat + beta
