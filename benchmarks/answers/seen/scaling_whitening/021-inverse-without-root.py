# task: sw-zca-answer
# answer: wrong
# belief: Returns the inverse of the covariance instead of its root, and computes it with np.cov, which divides by n-1.
# mistakes: 2
def shrunk_zca(train, shrink):
    sigma = np.cov(train, rowvar=False)
    d = train.shape[1]
    C = (1 - shrink) * sigma + shrink * np.trace(sigma) / d * np.eye(d)
    return train.mean(axis=0), np.linalg.pinv(C)
