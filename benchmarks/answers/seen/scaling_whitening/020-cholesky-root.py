# task: sw-zca-answer
# answer: wrong
# belief: Uses the Cholesky factor, which whitens too but is not symmetric.
# mistakes: 1
def shrunk_zca(train, shrink):
    mean = train.mean(axis=0)
    c = train - mean
    sigma = np.einsum("ni,nj->ij", c, c) / len(c)
    d = len(sigma)
    C = (1 - shrink) * sigma + np.eye(d) * shrink * sigma.trace() / d
    return mean, np.linalg.cholesky(np.linalg.inv(C))
