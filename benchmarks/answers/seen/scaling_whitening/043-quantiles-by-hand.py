# task: sw-range-answer
# answer: right
# belief: Sorts the training data and interpolates the quantiles itself.
# mistakes: 0
def quantile_scale(train, x, share):
    ordered = np.sort(train, axis=0)

    def at(q):
        place = q * (len(ordered) - 1)
        below = int(np.floor(place))
        above = min(below + 1, len(ordered) - 1)
        return ordered[below] + (place - below) * (ordered[above] - ordered[below])

    low, high = at(share), at(1 - share)
    return np.minimum(1.0, np.maximum(0.0, (x - low) / (high - low)))
