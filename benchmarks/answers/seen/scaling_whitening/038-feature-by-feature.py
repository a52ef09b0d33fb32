# task: sw-split-answer
# answer: right
# belief: Treats one feature after the other and asks whether all training values equal the first one.
# mistakes: 0
def standardize_split(train, test):
    parts = [np.array(train, dtype=float), np.array(test, dtype=float)]
    for j in range(train.shape[1]):
        column = train[:, j].astype(float)
        if (column == column[0]).all():
            centre, spread = column[0], 1.0
        else:
            centre = column.mean()
            spread = float(np.sqrt(np.mean(np.abs(column - centre) ** 2)))
        for part in parts:
            part[:, j] = (part[:, j] - centre) / spread
    return parts[0], parts[1]
