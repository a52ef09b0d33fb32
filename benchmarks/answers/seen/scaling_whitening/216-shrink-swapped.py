# task: sw-zca-answer
# answer: wrong
# belief: shrink is the share of the covariance that is kept.
# mistakes: 1
def shrunk_zca(train, shrink):
    mu = train.mean(0)
    x = train - mu
    S = x.T.dot(x) / x.shape[0]
    d = S.shape[0]
    C = shrink * S + (1 - shrink) * np.trace(S) / d * np.identity(d)
    evals, evecs = np.linalg.eigh(C)
    return mu, evecs.dot(np.diag(1.0 / np.sqrt(evals))).dot(evecs.T)
