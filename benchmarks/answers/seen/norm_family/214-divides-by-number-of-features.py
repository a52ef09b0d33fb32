# task: nf-weighted-answer
# answer: wrong
# belief: A weighted mean is the mean of w*x over the d features.
# mistakes: 1
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    mu = np.mean(weights * x, axis=-1, keepdims=True)
    var = np.mean(weights * (x - mu) ** 2, axis=-1, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var + eps)
    return x_hat * gamma + beta
