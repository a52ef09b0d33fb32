# task: bn-forward-answer
# answer: wrong
# belief: A feature map can be turned into a table with one column per channel by x.reshape(-1, c).
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    shape = x.shape
    c = shape[1]
    flat = x.reshape(-1, c)
    mean = flat.mean(axis=0)
    var = flat.var(axis=0)
    out = gamma * (flat - mean) / np.sqrt(var + eps) + beta
    return out.reshape(shape)
