# task: tb-compare-answer
# answer: wrong
# belief: Uses nanmean and nanstd, but takes n from the length of the array.
# mistakes: 1
def compare(baseline, method):
    d = method - baseline
    n = len(d)
    gain = np.nanmean(d)
    half = T95[n - 1] * np.nanstd(d, ddof=1) / np.sqrt(n)
    verdict = {(True, False): "better", (False, True): "worse"}.get(
        (bool(gain - half > 0), bool(gain + half < 0)), "unclear"
    )
    return gain, half, verdict
