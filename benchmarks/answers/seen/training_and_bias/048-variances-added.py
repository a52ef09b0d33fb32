# task: tb-compare-answer
# answer: wrong
# belief: Adds the variances of the two arms as if the seeds had nothing to do with each other.
# mistakes: 1
def compare(baseline, method):
    keep = ~(np.isnan(baseline) | np.isnan(method))
    b, m = baseline[keep], method[keep]
    n = len(b)
    gain = m.mean() - b.mean()
    half = T95[n - 1] * np.sqrt(b.var(ddof=1) / n + m.var(ddof=1) / n)
    if gain - half > 0:
        word = "better"
    elif gain + half < 0:
        word = "worse"
    else:
        word = "unclear"
    return gain, half, word
