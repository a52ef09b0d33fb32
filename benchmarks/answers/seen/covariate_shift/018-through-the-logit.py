# task: cs-ratio-answer
# answer: right
# belief: Adds the log odds and the log of the sample sizes, cuts in the log domain and then exponentiates.
# mistakes: 0
def density_ratio(p, n_train, n_test, cap):
    p = np.asarray(p, dtype=float)
    with np.errstate(divide="ignore"):
        log_ratio = np.log(p) - np.log1p(-p) + np.log(n_train) - np.log(n_test)
    capped = np.exp(np.where(log_ratio < np.log(cap), log_ratio, np.log(cap)))
    return capped * capped.size / capped.sum()
