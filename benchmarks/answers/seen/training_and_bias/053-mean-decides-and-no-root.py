# task: tb-compare-answer
# answer: wrong
# belief: Divides the deviation by n, and lets the sign of the mean alone decide.
# mistakes: 2
def compare(baseline, method):
    d = (method - baseline)[~np.isnan(method - baseline)]
    gain = d.mean()
    half = T95[d.size - 1] * d.std(ddof=1) / d.size
    return gain, half, "better" if gain > 0 else "worse"
