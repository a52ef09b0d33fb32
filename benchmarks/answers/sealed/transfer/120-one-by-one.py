# task: tl-adapt-answer
# answer: right
# belief: Adds the target examples one at a time with the incremental formula for weighted mean and variance.
# mistakes: 0
def adapted_statistics(mean, var, count, x, weights):
    total = float(count)
    centre = np.array(mean, dtype=np.float64)
    square = total * np.asarray(var, dtype=np.float64)
    for row, weight in zip(x, weights):
        if weight == 0:
            continue
        total += weight
        step = row - centre
        centre = centre + step * (weight / total)
        square = square + weight * step * (row - centre)
    return centre, square / total
