# task: sw-weighted-answer
# answer: right
# belief: Goes through the examples once and updates weighted mean and sum of squares, skipping weights of zero.
# mistakes: 0
def weighted_statistics(x, weights):
    d = x.shape[1]
    total = 0.0
    mean = np.zeros(d)
    squares = np.zeros(d)
    for row, w in zip(x, weights):
        if w == 0:
            continue
        total += w
        delta = row - mean
        mean = mean + delta * (w / total)
        squares = squares + w * delta * (row - mean)
    return mean, np.sqrt(squares / total)
