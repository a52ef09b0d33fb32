# task: tb-compare-answer
# answer: wrong
# belief: The number of seeds is the length of the arrays; NaN are left out by nanmean and nanstd.
# mistakes: 1
def compare(baseline, method):
    diff = method - baseline
    n = len(diff)
    gain = np.nanmean(diff)
    se = np.nanstd(diff, ddof=1) / np.sqrt(n)
    half = T95[n - 1] * se
    low, high = gain - half, gain + half
    verdict = "better" if low > 0 else "worse" if high < 0 else "unclear"
    return gain, half, verdict
