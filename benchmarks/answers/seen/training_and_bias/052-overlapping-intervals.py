# task: tb-compare-answer
# answer: wrong
# belief: Judges by whether the two separate intervals overlap.
# mistakes: 1
def compare(baseline, method):
    good = np.isfinite(baseline) & np.isfinite(method)
    b, m = baseline[good], method[good]
    n = len(b)

    def half_width(values):
        return T95[n - 1] * values.std(ddof=1) / np.sqrt(n)

    gain = (m - b).mean()
    if m.mean() - half_width(m) > b.mean() + half_width(b):
        verdict = "better"
    elif m.mean() + half_width(m) < b.mean() - half_width(b):
        verdict = "worse"
    else:
        verdict = "unclear"
    return gain, half_width(m - b), verdict
