# task: sw-zca-answer
# answer: wrong
# belief: Does not rotate back, which is PCA whitening.
# mistakes: 1
def shrunk_zca(train, shrink):
    n, d = train.shape
    mean = train.mean(axis=0)
    z = train - mean
    sigma = z.T @ z / n
    C = (1 - shrink) * sigma + shrink * np.trace(sigma) / d * np.eye(d)
    values, vectors = np.linalg.eigh(C)
    return mean, vectors / np.sqrt(values)
