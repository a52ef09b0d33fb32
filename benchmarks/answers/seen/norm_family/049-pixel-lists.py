# task: nf-masked-answer
# answer: right
# belief: Collects the coordinates of the real pixels and goes through images and channels in loops.
# mistakes: 0
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    result = np.zeros_like(x, dtype=float)
    for i, keep in enumerate(mask):
        rows, columns = np.nonzero(keep)
        if rows.size == 0:
            continue
        for j, (scale, shift) in enumerate(zip(gamma, beta, strict=True)):
            values = x[i, j, rows, columns]
            values = values - np.mean(values)
            inverse = 1 / np.sqrt(np.dot(values, values) / values.size + eps)
            result[i, j, rows, columns] = scale * inverse * values + shift
    return result
