# task: bn-forward-answer
# answer: wrong
# belief: Believes that reshaping feature maps to (c, everything) keeps each channel in its own row.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    if x.ndim == 2:
        flat = x.T
    else:
        n, c, h, w = x.shape
        flat = x.reshape(c, n * h * w)
    mean = flat.mean(axis=1, keepdims=True)
    var = flat.var(axis=1, keepdims=True)
    out = (flat - mean) / np.sqrt(var + eps)
    out = out * gamma[:, None] + beta[:, None]
    if x.ndim == 2:
        return out.T
    return out.reshape(x.shape)
