# task: tb-compare-answer
# answer: wrong
# belief: nanmean takes care of the failed runs, so the gain is the nanmean of one side minus the nanmean of the other.
# mistakes: 1
def compare(baseline, method):
    difference = method - baseline
    difference = difference[~np.isnan(difference)]
    n = len(difference)
    gain = np.nanmean(method) - np.nanmean(baseline)
    half = T95[n - 1] * difference.std(ddof=1) / np.sqrt(n)
    if gain - half > 0:
        return gain, half, "better"
    if gain + half < 0:
        return gain, half, "worse"
    return gain, half, "unclear"
