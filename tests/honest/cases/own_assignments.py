# === norm_right: The course's own assignment on batch norm, all right.
# assignment: batch_norm
# === norm_einsum: Another way to the forward pass, with a plot before it.
# assignment: batch_norm
# %% before bn-forward
import matplotlib.pyplot as plt
plt.plot(range(3))
plt.show()
# %% bn-forward-answer
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    moved = np.moveaxis(x, 1, -1)
    flat = moved.reshape(-1, x.shape[1])
    centred = flat - flat.mean(0)
    y = gamma * centred / np.sqrt(np.einsum("nc,nc->c", centred, centred) / len(flat) + eps) + beta
    return np.moveaxis(y.reshape(moved.shape), -1, 1)
# === norm_wrong_axis: Normalizes each example.
# assignment: batch_norm
# expect: bn-forward 0
# %% bn-forward-answer
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    axes = tuple(range(1, x.ndim))
    shape = (1, -1, *(1,) * (x.ndim - 2))
    y = (x - x.mean(axes, keepdims=True)) / np.sqrt(x.var(axes, keepdims=True) + eps)
    return gamma.reshape(shape) * y + beta.reshape(shape)
# === scaling_right: The assignment on scaling, all right.
# assignment: scaling_whitening
# === scaling_prose_deleted: The same without prose.
# assignment: scaling_whitening
# %% arrange
def arrange(cells): cells[:] = [cell for cell in cells if cell["cell_type"] == "code"]
# === scaling_two_missing: Two tasks not done.
# assignment: scaling_whitening
# expect: sw-zca 0, sw-pca 0
# %% sw-zca-answer
def shrunk_zca(train, shrink):
    raise NotImplementedError()
# %% sw-pca-answer
def pca_whiten(train, x, k):
    raise NotImplementedError()
# === scaling_prints: Prints and warns on the way.
# assignment: scaling_whitening
# %% sw-weighted-answer
import warnings
def weighted_statistics(x, weights):
    print(x.shape)
    warnings.warn("slow")
    share = weights / weights.sum()
    mean = share @ x
    return mean, np.sqrt(share @ (x - mean) ** 2)
