# task: tb-compare-answer
# answer: wrong
# belief: Takes np.std as it comes, which divides by n.
# mistakes: 1
def compare(baseline, method):
    ok = np.isfinite(baseline + method)
    delta = method[ok] - baseline[ok]
    k = ok.sum()
    gain = np.mean(delta)
    half = T95[k - 1] * np.std(delta) / np.sqrt(k)
    if gain > half:
        verdict = "better"
    elif gain < -half:
        verdict = "worse"
    else:
        verdict = "unclear"
    return gain, half, verdict
