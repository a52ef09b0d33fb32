# task: nf-backward-answer
# answer: right
# belief: Goes through centring, variance and quotient one after the other, without simplifying.
# mistakes: 0
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    d = x.shape[1]
    centred = x - x.mean(axis=1, keepdims=True)
    var = (centred**2).mean(axis=1, keepdims=True) + eps
    g = dy * gamma
    d_centred = g / np.sqrt(var)
    d_var = -0.5 * (g * centred).sum(axis=1, keepdims=True) / var**1.5
    d_centred = d_centred + d_var * 2 * centred / d
    dx = d_centred - d_centred.mean(axis=1, keepdims=True)
    dgamma = np.add.reduce(dy * centred / np.sqrt(var), axis=0)
    return dx, dgamma, np.add.reduce(dy, axis=0)
