# task: nf-layer-answer
# answer: wrong
# belief: To normalise means to subtract the mean and divide by the variance plus epsilon.
# mistakes: 1
def layer_norm_forward(x, gamma, beta, eps=1e-5):
    mean = np.mean(x, axis=-1, keepdims=True)
    var = np.var(x, axis=-1, keepdims=True)
    x_norm = (x - mean) / (var + eps)
    return gamma * x_norm + beta
