# task: tb-compare-answer
# answer: wrong
# belief: Uses 1.96, as learned in statistics for large samples.
# mistakes: 1
def compare(baseline, method):
    diff = np.asarray(method) - np.asarray(baseline)
    diff = diff[np.isfinite(diff)]
    gain = diff.mean()
    half = 1.96 * diff.std(ddof=1) / np.sqrt(diff.size)
    verdict = "better" if gain > half else "worse" if gain < -half else "unclear"
    return gain, half, verdict
