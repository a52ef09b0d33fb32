# task: tb-compare-answer
# answer: right
# belief: Decides by the t statistic against the table, and gets the variance from the covariance of the pair.
# mistakes: 0
def compare(baseline, method):
    table = np.stack([baseline, method])
    table = table[:, np.isfinite(table).all(axis=0)]
    n = table.shape[1]
    c = np.array([-1.0, 1.0])
    gain = float(c @ table.mean(axis=1))
    half = T95[n - 1] * float(np.sqrt(c @ np.cov(table) @ c / n))
    sign = int(np.sign(gain)) if abs(gain) > half else 0
    return gain, half, ("unclear", "better", "worse")[sign]
