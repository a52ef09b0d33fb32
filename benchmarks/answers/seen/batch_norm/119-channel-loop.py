# task: bn-forward-answer
# answer: right
# belief: Loops over the channels, flattens each one and uses a dot product of the centred values for the variance.
# mistakes: 0
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    x = np.asarray(x)
    y = np.empty(x.shape, dtype=np.result_type(x.dtype, np.float64))
    for c in range(x.shape[1]):
        v = x[:, c].astype(np.float64)
        d = v - v.mean()
        flat = d.ravel()
        var = np.dot(flat, flat) / flat.size
        y[:, c] = gamma[c] * d / np.sqrt(var + eps) + beta[c]
    return y, None
