# task: bn-backward-answer
# answer: right
# belief: Differentiates numerically with the complex step, which is exact to rounding.
# mistakes: 0
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    def normalise(z):
        centred = z - z.mean(axis=0)
        return centred / np.sqrt((centred * centred).mean(axis=0) + eps)

    h = 1e-30
    dx = np.empty(x.shape)
    for i in range(len(x)):
        z = x.astype(complex)
        z[i] += 1j * h  # features do not touch each other, so a whole row at once
        dx[i] = np.sum(dy * gamma * normalise(z).imag, axis=0) / h
    return dx, np.sum(dy * normalise(x), axis=0), np.sum(dy, axis=0)
