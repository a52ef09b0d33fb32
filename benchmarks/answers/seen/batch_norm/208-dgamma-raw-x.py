# task: bn-backward-answer
# answer: wrong
# belief: Gamma multiplies the input, so dgamma is the sum of dy times x.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    n = len(x)
    mean, var = x.mean(0), x.var(0)
    s = np.sqrt(var + eps)
    xh = (x - mean) / s
    dbeta = np.sum(dy, 0)
    dgamma = np.sum(dy * x, 0)
    g = dy * gamma
    dx = (g - g.mean(0) - xh * (g * xh).mean(0)) / s
    return dx, dgamma, dbeta
