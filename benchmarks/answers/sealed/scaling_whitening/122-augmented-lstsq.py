# task: sw-ridge-answer
# answer: right
# belief: Appends rows for the penalty to the standardized data and solves a plain least squares problem.
# mistakes: 0
def ridge(x, y, penalty):
    n, d = x.shape
    mean = x.mean(axis=0)
    sd = x.std(axis=0)
    design = np.zeros((n + d, d + 1))
    design[:n, :d] = (x - mean) / sd
    design[:n, d] = 1.0
    design[n:, :d] = np.sqrt(n * penalty) * np.eye(d)
    target = np.concatenate([y, np.zeros(d)])
    solution = np.linalg.lstsq(design, target, rcond=None)[0]
    coefficients = solution[:d] / sd
    return coefficients, solution[d] - mean @ coefficients
