# task: sw-zca-answer
# answer: right
# belief: Shrinks the eigenvalues rather than the matrix and adds up outer products of the directions.
# mistakes: 0
def shrunk_zca(train, shrink):
    mean = train.mean(axis=0)
    d = train.shape[1]
    _, s, vt = np.linalg.svd(train - mean, full_matrices=True)
    values = np.zeros(d)
    values[: len(s)] = s**2 / len(train)
    values = (1 - shrink) * values + shrink * values.sum() / d
    return mean, sum(np.outer(v, v) / np.sqrt(value) for v, value in zip(vt, values, strict=True))
