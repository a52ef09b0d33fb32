# task: nf-layer-answer
# answer: wrong
# belief: Layer norm averages over everything that belongs to one example, so for sequences over positions and features.
# mistakes: 1
def layer_norm_forward(x, gamma, beta, eps=1e-5):
    axes = tuple(range(1, x.ndim))
    mu = x.mean(axis=axes, keepdims=True)
    var = x.var(axis=axes, keepdims=True)
    return gamma * (x - mu) / np.sqrt(var + eps) + beta
