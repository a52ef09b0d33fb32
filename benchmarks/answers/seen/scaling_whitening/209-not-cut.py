# task: sw-range-answer
# answer: wrong
# belief: The linear map already sends everything to the range from 0 to 1.
# mistakes: 1
def quantile_scale(train, x, share):
    low = np.quantile(train, share, axis=0)
    high = np.quantile(train, 1 - share, axis=0)
    return (x - low) / (high - low)
