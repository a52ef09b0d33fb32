# task: sw-zca-answer
# answer: wrong
# belief: np.cov gives the covariance that the task means.
# mistakes: 1
def shrunk_zca(train, shrink):
    d = train.shape[1]
    mean = train.mean(axis=0)
    sigma = np.atleast_2d(np.cov(train, rowvar=False))
    C = (1 - shrink) * sigma + shrink * np.trace(sigma) / d * np.eye(d)
    lam, Q = np.linalg.eigh(C)
    return mean, (Q / np.sqrt(lam)) @ Q.T
