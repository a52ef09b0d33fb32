# task: sw-range-answer
# answer: right
# belief: Uses np.interp, which maps linearly and stays at the ends outside.
# mistakes: 0
def quantile_scale(train, x, share):
    ends = np.quantile(train, [share, 1 - share], axis=0)
    columns = [np.interp(x[:, j], ends[:, j], [0.0, 1.0]) for j in range(x.shape[1])]
    return np.stack(columns, axis=1)
