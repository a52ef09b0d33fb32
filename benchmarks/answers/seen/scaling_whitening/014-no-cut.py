# task: sw-range-answer
# answer: wrong
# belief: Forgets to cut the result to [0, 1].
# mistakes: 1
def quantile_scale(train, x, share):
    q1 = np.quantile(train, share, axis=0)
    q2 = np.quantile(train, 1 - share, axis=0)
    return (x - q1) / (q2 - q1)
