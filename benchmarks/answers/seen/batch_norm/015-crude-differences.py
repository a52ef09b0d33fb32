# task: bn-backward-answer
# answer: wrong
# belief: Replaces the formula for dx by one-sided differences with a step of 0.01.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    def f(z):
        return gamma * (z - z.mean(0)) / np.sqrt(z.var(0) + eps)

    h = 0.01
    base = np.sum(dy * f(x))
    dx = np.zeros_like(x, dtype=float)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            moved = x.copy()
            moved[i, j] += h
            dx[i, j] = (np.sum(dy * f(moved)) - base) / h
    xhat = (x - x.mean(0)) / np.sqrt(x.var(0) + eps)
    return dx, (dy * xhat).sum(0), dy.sum(0)
