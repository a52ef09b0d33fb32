# task: nf-layer-answer
# answer: wrong
# belief: Epsilon is added to the standard deviation to avoid dividing by zero.
# mistakes: 1
def layer_norm_forward(x, gamma, beta, eps=1e-5):
    mean = np.mean(x, axis=-1, keepdims=True)
    std = np.std(x, axis=-1, keepdims=True)
    x_hat = (x - mean) / (std + eps)
    out = gamma * x_hat + beta
    return out
