# task: cs-pooled-answer
# answer: right
# belief: Joins the batches and reads the variance off the diagonal of the biased covariance matrix.
# mistakes: 0
def pooled_statistics(batches):
    joined = np.vstack(list(batches))
    covariance = np.atleast_2d(np.cov(joined, rowvar=False, bias=True))
    return np.average(joined, axis=0), np.diagonal(covariance).copy()
