# task: tb-report-answer
# answer: right
# belief: Loops over rates and seeds in plain Python with the statistics module, picking the epoch by max over an index range.
# mistakes: 0
import math
import statistics


def report(validation, test):
    best = None
    for rate, (val_rate, test_rate) in enumerate(zip(validation.tolist(), test.tolist())):
        chosen, scores = [], []
        for val_run, test_run in zip(val_rate, test_rate):
            epoch = max(range(len(val_run)), key=val_run.__getitem__)
            chosen.append(val_run[epoch])
            scores.append(test_run[epoch])
        level = statistics.fmean(chosen)
        if best is None or level > best[0]:
            best = level, rate, scores
    _, rate, scores = best
    half = T95[len(scores) - 1] * math.sqrt(statistics.variance(scores) / len(scores))
    return rate, statistics.fmean(scores), half
