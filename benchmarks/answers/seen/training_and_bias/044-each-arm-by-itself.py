# task: tb-compare-answer
# answer: wrong
# belief: Leaves failed runs out in each arm separately, so the gain is a difference of means over different seeds.
# mistakes: 1
def compare(baseline, method):
    both = ~np.isnan(baseline) & ~np.isnan(method)
    d = (method - baseline)[both]
    n = len(d)
    gain = np.nanmean(method) - np.nanmean(baseline)
    half = T95[n - 1] * d.std(ddof=1) / np.sqrt(n)
    if gain - half > 0:
        return gain, half, "better"
    if gain + half < 0:
        return gain, half, "worse"
    return gain, half, "unclear"
