# task: tb-compare-answer
# answer: wrong
# belief: Looks up t for n degrees of freedom instead of n − 1.
# mistakes: 1
def compare(baseline, method):
    pairs = [(b, m) for b, m in zip(baseline, method) if b == b and m == m]
    d = np.array([m - b for b, m in pairs])
    gain = d.mean()
    half = T95[len(d)] * d.std(ddof=1) / len(d) ** 0.5
    low, high = gain - half, gain + half
    return gain, half, "better" if low > 0 else ("worse" if high < 0 else "unclear")
