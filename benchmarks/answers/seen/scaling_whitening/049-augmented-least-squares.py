# task: sw-ridge-answer
# answer: right
# belief: Appends the penalty as extra rows, with a free column for the intercept, and calls lstsq.
# mistakes: 0
def ridge(x, y, penalty):
    n, d = x.shape
    mean, sd = x.mean(axis=0), x.std(axis=0)
    design = np.zeros((n + d, d + 1))
    design[:n, 0] = 1
    design[:n, 1:] = (x - mean) / sd
    design[n:, 1:] = np.sqrt(n * penalty) * np.eye(d)
    target = np.concatenate([np.ravel(y), np.zeros(d)])
    b, *v = np.linalg.lstsq(design, target, rcond=None)[0]
    coefficients = np.array(v) / sd
    return coefficients, b - coefficients @ mean
