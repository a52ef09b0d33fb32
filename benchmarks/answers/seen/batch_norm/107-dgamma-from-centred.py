# task: bn-backward-answer
# answer: wrong
# belief: The output is gamma times the centred input, so the gradient of gamma is the sum of dy times the centred input.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    centred = x - x.mean(axis=0)
    s = np.sqrt(np.mean(centred**2, axis=0) + eps)
    z = centred / s
    g = dy * gamma
    dx = (g - g.mean(axis=0) - z * np.mean(g * z, axis=0)) / s
    return dx, np.sum(dy * centred, axis=0), np.sum(dy, axis=0)
