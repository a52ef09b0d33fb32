# task: bn-masked-answer
# answer: right
# belief: Gathers the real positions as rows of a table, normalises the table and scatters it back into zeros.
# mistakes: 0
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    mask = np.asarray(mask, dtype=bool)
    rows = np.moveaxis(x, 1, -1)[mask]          # (number of real positions, c)
    rows = rows - rows.mean(axis=0)
    rows = rows / np.sqrt(np.square(rows).mean(axis=0) + eps)
    out = np.zeros((x.shape[0], x.shape[2], x.shape[1]))
    out[mask] = rows * gamma + beta
    return np.moveaxis(out, -1, 1)
