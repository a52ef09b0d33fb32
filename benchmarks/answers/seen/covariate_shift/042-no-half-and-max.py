# task: cs-kind-answer
# answer: wrong
# belief: Takes the largest difference for the marginals, as in Kolmogorov-Smirnov, and averages the conditionals without weights.
# mistakes: 2
def distances(train, test):
    p = train / train.sum()
    q = test / test.sum()
    res = np.zeros(4)
    res[0] = np.max(np.abs(p.sum(axis=1) - q.sum(axis=1)))
    res[1] = np.max(np.abs(p.sum(axis=0) - q.sum(axis=0)))
    a = p / p.sum(axis=1, keepdims=True) - q / q.sum(axis=1, keepdims=True)
    b = p / p.sum(axis=0, keepdims=True) - q / q.sum(axis=0, keepdims=True)
    res[2] = np.mean(0.5 * np.abs(a).sum(axis=1))
    res[3] = np.mean(0.5 * np.abs(b).sum(axis=0))
    return res
