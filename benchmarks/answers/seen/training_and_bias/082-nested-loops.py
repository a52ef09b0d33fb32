# task: tb-sources-answer
# answer: right
# belief: Goes through inputs and training sets with loops and the statistics module.
# mistakes: 0
import statistics


def sources(predictions):
    R, S, n = predictions.shape
    data, start = [], []
    for j in range(n):
        columns = [predictions[r, :, j].tolist() for r in range(R)]
        inner = statistics.fmean(statistics.variance(column) for column in columns)
        outer = statistics.variance([statistics.fmean(column) for column in columns])
        start.append(inner)
        data.append(outer - inner / S)
    return statistics.fmean(data), statistics.fmean(start)
