# task: sw-range-answer
# answer: wrong
# belief: np.quantile works feature by feature on its own.
# mistakes: 1
def quantile_scale(train, x, share):
    low = np.quantile(train, share)
    high = np.quantile(train, 1 - share)
    return np.clip((x - low) / (high - low), 0, 1)
