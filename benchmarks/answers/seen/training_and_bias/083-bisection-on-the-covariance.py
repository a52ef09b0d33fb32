# task: tb-batch-answer
# answer: right
# belief: Takes the trace of the unbiased covariance times 1/m − 1/N and finds m by bisection.
# mistakes: 0
def batch_size(gradients, ratio):
    N = len(gradients)
    full = gradients.mean(axis=0)
    trace = float(np.trace(np.atleast_2d(np.cov(gradients, rowvar=False))))
    length = float(np.sqrt(full @ full))

    def attained(m):
        return (trace * (1 / m - 1 / N)) ** 0.5 / length if m < N else 0.0

    low, high = 0, N
    while high - low > 1:
        middle = (low + high) // 2
        if attained(middle) <= ratio:
            high = middle
        else:
            low = middle
    return high, attained(high)
