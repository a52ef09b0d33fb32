# task: tb-sources-answer
# answer: right
# belief: Writes the table of a one-way analysis of variance, mean squares between and within.
# mistakes: 0
def sources(predictions):
    R, S, n = predictions.shape
    total = (predictions**2).sum()
    cells = predictions.sum(axis=1)
    grand = predictions.sum(axis=(0, 1))
    ss_within = total - (cells**2).sum() / S
    ss_between = (cells**2).sum() / S - (grand**2).sum() / (R * S)
    ms_within = ss_within / (R * (S - 1)) / n
    ms_between = ss_between / (R - 1) / n
    return (ms_between - ms_within) / S, ms_within
