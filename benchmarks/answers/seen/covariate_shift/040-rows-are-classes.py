# task: cs-kind-answer
# answer: wrong
# belief: Believes rows are classes and columns values of x, so the four distances come in swapped pairs.
# mistakes: 1
def distances(train, test):
    p = train / train.sum()
    q = test / test.sum()

    def marginal(axis):
        return 0.5 * np.abs(p.sum(axis=axis) - q.sum(axis=axis)).sum()

    def conditional(axis):
        pc = p / p.sum(axis=axis, keepdims=True)
        qc = q / q.sum(axis=axis, keepdims=True)
        return np.sum(0.5 * np.abs(pc - qc).sum(axis=axis) * q.sum(axis=axis))

    return np.array([marginal(0), marginal(1), conditional(0), conditional(1)])
