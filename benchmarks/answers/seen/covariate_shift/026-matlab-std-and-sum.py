# task: cs-permutation-answer
# answer: wrong
# belief: Translates from MATLAB, where std divides by n minus one, and adds the features up instead of taking the largest.
# mistakes: 2
def permutation_test(a, b, orders):
    X = np.concatenate([a, b])
    nA = a.shape[0]
    nB = b.shape[0]
    S = np.std(X, axis=0, ddof=1)

    def stat(Z):
        mA = np.sum(Z[0:nA, :], axis=0) / nA
        mB = np.sum(Z[nA : nA + nB, :], axis=0) / nB
        return np.sum(np.abs(mA - mB) / S)

    T0 = stat(X)
    T = np.zeros(orders.shape[0])
    for i in range(0, orders.shape[0]):
        T[i] = stat(X[orders[i, :], :])
    return T0, (np.sum(T >= T0 - 1e-9) + 1) / (orders.shape[0] + 1)
