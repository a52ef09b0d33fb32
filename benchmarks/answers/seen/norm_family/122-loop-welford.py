# task: nf-masked-answer
# answer: right
# belief: Loops over images and channels, updates mean and squares pixel by pixel after Welford, and skips empty images.
# mistakes: 0
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    n, c = x.shape[:2]
    y = np.zeros(x.shape)
    for i in range(n):
        real = mask[i].astype(bool)
        if not real.any():
            continue
        for j in range(c):
            values = x[i, j][real]
            mean, m2 = 0.0, 0.0
            for t, v in enumerate(values, start=1):
                delta = v - mean
                mean += delta / t
                m2 += delta * (v - mean)
            y[i, j][real] = gamma[j] * (values - mean) / np.sqrt(m2 / len(values) + eps) + beta[j]
    return y
