# task: nf-layer-answer
# answer: wrong
# belief: Thinks layer norm averages over everything in an example, so over positions too when there are three axes.
# mistakes: 1
def layer_norm_forward(x, gamma, beta, eps=1e-5):
    axes = tuple(range(1, x.ndim))
    mu = np.mean(x, axis=axes, keepdims=True)
    var = np.var(x, axis=axes, keepdims=True)
    return (x - mu) / np.sqrt(var + eps) * gamma + beta
