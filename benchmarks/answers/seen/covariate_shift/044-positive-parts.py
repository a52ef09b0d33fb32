# task: cs-kind-answer
# answer: right
# belief: Uses total variation as the sum of positive parts, and the weighted conditional as the positive part of q minus p moved to the new marginal.
# mistakes: 0
def distances(train, test):
    p, q = train / train.sum(), test / test.sum()
    px, qx = p.sum(axis=1), q.sum(axis=1)
    py, qy = p.sum(axis=0), q.sum(axis=0)
    plus = lambda v: np.maximum(v, 0).sum()
    # sum_x q(x) TV_x = sum over cells of (q(x, y) - p(y|x) q(x))+
    third = plus(q - p * (qx / px)[:, np.newaxis])
    fourth = plus(q - p * (qy / py)[np.newaxis, :])
    return np.array([plus(px - qx), plus(qy - py), third, fourth])
