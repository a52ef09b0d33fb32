# task: tb-compare-answer
# answer: wrong
# belief: Returns the whole width of the interval, and judges rightly by the half.
# mistakes: 1
def compare(baseline, method):
    good = np.isfinite(baseline) & np.isfinite(method)
    d = method[good] - baseline[good]
    se = d.std(ddof=1) / np.sqrt(len(d))
    low = d.mean() - T95[len(d) - 1] * se
    high = d.mean() + T95[len(d) - 1] * se
    verdict = "better" if low > 0 else "worse" if high < 0 else "unclear"
    return d.mean(), high - low, verdict
