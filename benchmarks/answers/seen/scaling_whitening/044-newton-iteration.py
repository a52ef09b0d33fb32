# task: sw-zca-answer
# answer: right
# belief: Finds the inverse root with the coupled iteration of Denman and Beavers, without eigenvectors.
# mistakes: 0
def shrunk_zca(train, shrink):
    n, d = train.shape
    mean = train.mean(axis=0)
    centred = train - mean
    sigma = centred.T @ centred / n
    c = (1 - shrink) * sigma + shrink * np.trace(sigma) / d * np.eye(d)
    scale = np.trace(c)
    root, inverse = c / scale, np.eye(d)
    for _ in range(60):
        root, inverse = (
            (root + np.linalg.inv(inverse)) / 2,
            (inverse + np.linalg.inv(root)) / 2,
        )
    inverse = (inverse + inverse.T) / 2
    return mean, inverse / np.sqrt(scale)
