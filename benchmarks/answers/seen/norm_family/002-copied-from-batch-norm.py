# task: nf-layer-answer
# answer: wrong
# belief: Copied the batch norm answer and left the axis at 0.
# mistakes: 1
def layer_norm_forward(x, gamma, beta, eps=1e-5):
    mu = x.mean(axis=0)
    var = x.var(axis=0)
    x_hat = (x - mu) / np.sqrt(var + eps)
    return gamma * x_hat + beta
