# task: nf-masked-answer
# answer: wrong
# belief: Believes the real pixels always fill the rectangle in the upper left corner.
# mistakes: 1
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    y = np.zeros(x.shape)
    for i in range(len(x)):
        height = int(mask[i].any(axis=1).sum())
        width = int(mask[i].any(axis=0).sum())
        if height == 0:
            continue
        crop = x[i, :, :height, :width]
        mu = crop.mean(axis=(1, 2), keepdims=True)
        var = crop.var(axis=(1, 2), keepdims=True)
        z = gamma[:, None, None] * (crop - mu) / np.sqrt(var + eps) + beta[:, None, None]
        y[i, :, :height, :width] = z
    return y
