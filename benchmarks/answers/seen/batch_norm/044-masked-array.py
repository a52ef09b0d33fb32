# task: bn-masked-answer
# answer: right
# belief: Lets numpy.ma do the bookkeeping and fills masked entries with zero at the end.
# mistakes: 0
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    hidden = np.repeat(~mask[:, None, :], x.shape[1], axis=1)
    a = np.ma.masked_array(x, mask=hidden)
    a = a.swapaxes(0, 1).reshape(x.shape[1], -1)
    mu = a.mean(axis=1).data[:, None]
    var = a.var(axis=1).data[:, None]
    y = (a - mu) / np.sqrt(var + eps) * gamma[:, None] + beta[:, None]
    y = y.filled(0.0)
    return y.reshape(x.shape[1], x.shape[0], x.shape[2]).swapaxes(0, 1)
