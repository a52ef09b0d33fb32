# task: tb-compare-answer
# answer: wrong
# belief: The verdict is better or worse only if the intervals of the two, each computed by itself, do not overlap.
# mistakes: 1
def compare(baseline, method):
    ok = np.isfinite(baseline) & np.isfinite(method)
    a, b = baseline[ok], method[ok]
    n = ok.sum()
    t = T95[n - 1]

    def half_width(v):
        return t * v.std(ddof=1) / np.sqrt(n)

    gain = (b - a).mean()
    half = half_width(b - a)
    if b.mean() - half_width(b) > a.mean() + half_width(a):
        verdict = "better"
    elif b.mean() + half_width(b) < a.mean() - half_width(a):
        verdict = "worse"
    else:
        verdict = "unclear"
    return gain, half, verdict
