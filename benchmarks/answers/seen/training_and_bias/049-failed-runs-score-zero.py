# task: tb-compare-answer
# answer: wrong
# belief: Gives failed runs a score of zero, to be fair.
# mistakes: 1
def compare(baseline, method):
    d = np.nan_to_num(method) - np.nan_to_num(baseline)
    n = d.shape[0]
    gain = np.mean(d)
    half = T95[n - 1] * np.std(d, ddof=1) / np.sqrt(n)
    verdict = "unclear"
    if gain - half > 0:
        verdict = "better"
    if gain + half < 0:
        verdict = "worse"
    return gain, half, verdict
