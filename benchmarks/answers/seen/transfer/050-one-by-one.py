# task: tl-adapt-answer
# answer: right
# belief: Takes up the examples one by one with West's weighted update, starting at the source.
# mistakes: 0
def adapted_statistics(mean, var, count, x, weights):
    total = float(count)
    centre = np.array(mean, dtype=float)
    scatter = count * np.array(var, dtype=float)
    for row, weight in zip(x, weights, strict=True):
        if weight == 0:
            continue
        total += weight
        old_gap = row - centre
        centre = centre + weight / total * old_gap
        scatter = scatter + weight * old_gap * (row - centre)
    return centre, scatter / total
