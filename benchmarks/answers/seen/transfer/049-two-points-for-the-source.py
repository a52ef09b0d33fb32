# task: tl-adapt-answer
# answer: right
# belief: Replaces the source by two points at mean plus and minus the deviation, each with half its weight, and averages all.
# mistakes: 0
def adapted_statistics(mean, var, count, x, weights):
    spread = np.sqrt(var)
    points = np.vstack([mean + spread, mean - spread, x])
    mass = np.concatenate([[count / 2, count / 2], weights])
    centre = np.average(points, axis=0, weights=mass)
    return centre, np.average((points - centre) ** 2, axis=0, weights=mass)
