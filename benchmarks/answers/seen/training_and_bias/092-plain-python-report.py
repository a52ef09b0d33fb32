# task: tb-report-answer
# answer: right
# belief: Uses lists, max with a key, and the statistics module.
# mistakes: 0
from statistics import fmean, stdev


def report(validation, test):
    best = []
    for val_seeds, test_seeds in zip(validation.tolist(), test.tolist()):
        runs = []
        for val, tst in zip(val_seeds, test_seeds):
            epoch = max(range(len(val)), key=val.__getitem__)
            runs.append((val[epoch], tst[epoch]))
        best.append(runs)
    rate = max(range(len(best)), key=lambda r: fmean(v for v, _ in best[r]))
    scores = [t for _, t in best[rate]]
    return rate, fmean(scores), T95[len(scores) - 1] * stdev(scores) / len(scores) ** 0.5
