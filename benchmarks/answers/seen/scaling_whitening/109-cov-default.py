# task: sw-zca-answer
# answer: wrong
# belief: np.cov computes the covariance that the task means.
# mistakes: 1
def shrunk_zca(train, shrink):
    d = train.shape[1]
    mean = train.mean(axis=0)
    sigma = np.cov(train, rowvar=False)
    target = np.trace(sigma) / d * np.eye(d)
    c = (1 - shrink) * sigma + shrink * target
    lam, u = np.linalg.eigh(c)
    return mean, (u / np.sqrt(lam)) @ u.T
