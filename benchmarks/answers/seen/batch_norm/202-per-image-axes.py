# task: bn-forward-answer
# answer: wrong
# belief: On feature maps the mean of a channel is taken over height and width of each image.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    if x.ndim == 2:
        mean = np.mean(x, axis=0)
        var = np.var(x, axis=0)
        return gamma * (x - mean) / np.sqrt(var + eps) + beta
    mean = np.mean(x, axis=(2, 3), keepdims=True)
    var = np.var(x, axis=(2, 3), keepdims=True)
    x_norm = (x - mean) / np.sqrt(var + eps)
    return gamma[None, :, None, None] * x_norm + beta[None, :, None, None]
