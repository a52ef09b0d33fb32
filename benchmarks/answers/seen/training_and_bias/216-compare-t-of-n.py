# task: tb-compare-answer
# answer: wrong
# belief: T95 is looked up at the number of seeds.
# mistakes: 1
def compare(baseline, method):
    d = np.asarray(method) - np.asarray(baseline)
    d = d[~np.isnan(d)]
    n = d.size
    gain = d.mean()
    half = T95[n] * d.std(ddof=1) / np.sqrt(n)
    if gain > half:
        return gain, half, "better"
    if gain < -half:
        return gain, half, "worse"
    return gain, half, "unclear"
