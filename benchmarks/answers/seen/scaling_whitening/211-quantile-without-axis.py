# task: sw-range-answer
# answer: wrong
# belief: np.quantile of an array works column by column.
# mistakes: 1
def quantile_scale(train, x, share):
    q_low = np.quantile(train, share)
    q_high = np.quantile(train, 1 - share)
    scaled = (x - q_low) / (q_high - q_low)
    scaled = np.minimum(np.maximum(scaled, 0), 1)
    return scaled
