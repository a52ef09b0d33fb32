# task: nf-masked-answer
# answer: wrong
# belief: Skips images with at most one real pixel because a single pixel has no variance.
# mistakes: 1
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    out = np.zeros(x.shape)
    for i in range(x.shape[0]):
        keep = mask[i]
        if keep.sum() <= 1:
            continue
        v = x[i][:, keep]
        z = (v - v.mean(1, keepdims=True)) / np.sqrt(v.var(1, keepdims=True) + eps)
        out[i][:, keep] = gamma[:, None] * z + beta[:, None]
    return out
