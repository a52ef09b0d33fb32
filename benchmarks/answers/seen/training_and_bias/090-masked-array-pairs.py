# task: tb-compare-answer
# answer: right
# belief: Lets numpy.ma carry the failed runs along and counts what is left.
# mistakes: 0
def compare(baseline, method):
    d = np.ma.masked_invalid(method) - np.ma.masked_invalid(baseline)
    n = int(d.count())
    gain = float(d.mean())
    half = float(T95[n - 1] * d.std(ddof=1) / n**0.5)
    low, high = gain - half, gain + half
    return gain, half, "better" if low > 0 else "worse" if high < 0 else "unclear"
