# task: sw-range-answer
# answer: right
# belief: Lets np.interp do the linear map and the cutting, column by column.
# mistakes: 0
def quantile_scale(train, x, share):
    columns = []
    for j in range(x.shape[1]):
        ends = np.quantile(train[:, j], [share, 1 - share])
        columns.append(np.interp(x[:, j], ends, [0.0, 1.0]))
    return np.column_stack(columns)
