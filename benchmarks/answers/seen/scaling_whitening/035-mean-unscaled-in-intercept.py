# task: sw-ridge-answer
# answer: wrong
# belief: Subtracts mean times v, not mean times v over the deviation, from the intercept.
# mistakes: 1
def ridge(x, y, penalty):
    m, s, n = x.mean(axis=0), x.std(axis=0), len(x)
    z = (x - m) / s
    A = np.vstack([z, np.sqrt(n * penalty) * np.eye(len(s))])
    b = np.concatenate([y - y.mean(), np.zeros(len(s))])
    v, *_ = np.linalg.lstsq(A, b, rcond=None)
    return v / s, y.mean() - m @ v
