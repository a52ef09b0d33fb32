# task: tb-compare-answer
# answer: wrong
# belief: The error of a difference of two means is the root of the sum of both squared standard errors.
# mistakes: 1
def compare(baseline, method):
    ok = ~(np.isnan(baseline) | np.isnan(method))
    a, b = baseline[ok], method[ok]
    n = len(a)
    gain = b.mean() - a.mean()
    half = T95[n - 1] * np.sqrt(a.var(ddof=1) / n + b.var(ddof=1) / n)
    if gain - half > 0:
        verdict = "better"
    elif gain + half < 0:
        verdict = "worse"
    else:
        verdict = "unclear"
    return gain, half, verdict
