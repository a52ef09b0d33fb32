# task: tb-compare-answer
# answer: wrong
# belief: For the gain each method is averaged over its own successful runs with nanmean.
# mistakes: 1
def compare(baseline, method):
    gain = np.nanmean(method) - np.nanmean(baseline)
    differences = method - baseline
    n = np.sum(~np.isnan(differences))
    half = T95[n - 1] * np.nanstd(differences, ddof=1) / np.sqrt(n)
    if gain - half > 0:
        verdict = "better"
    elif gain + half < 0:
        verdict = "worse"
    else:
        verdict = "unclear"
    return gain, half, verdict
