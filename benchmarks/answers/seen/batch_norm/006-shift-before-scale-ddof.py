# task: bn-forward-answer
# answer: wrong
# belief: Adds beta before multiplying by gamma, and translates MATLAB's var, which divides by n-1.
# mistakes: 2
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    # var(X) from my matlab script
    ax = (0,) if x.ndim == 2 else (0, 2, 3)
    N = x.size // x.shape[1]
    m = x.sum(axis=ax, keepdims=True) / N
    v = ((x - m) ** 2).sum(axis=ax, keepdims=True) / (N - 1)
    shp = m.shape
    return gamma.reshape(shp) * ((x - m) / np.sqrt(v + eps) + beta.reshape(shp))
