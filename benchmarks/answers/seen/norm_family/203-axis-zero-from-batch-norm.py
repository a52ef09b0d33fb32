# task: nf-layer-answer
# answer: wrong
# belief: The mean of a layer is one number per feature, so it is taken over axis 0 as in batch norm.
# mistakes: 1
def layer_norm_forward(x, gamma, beta, eps=1e-5):
    d = x.shape[-1]
    flat = x.reshape(-1, d)
    mu = flat.sum(axis=0) / flat.shape[0]
    var = ((flat - mu) ** 2).sum(axis=0) / flat.shape[0]
    y = (flat - mu) / np.sqrt(var + eps) * gamma + beta
    return y.reshape(x.shape)
