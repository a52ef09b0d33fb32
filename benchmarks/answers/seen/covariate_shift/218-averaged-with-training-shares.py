# task: cs-kind-answer
# answer: wrong
# belief: The conditional distances are averaged with the shares of the training data.
# mistakes: 1
def distances(train, test):
    p = train / train.sum()
    q = test / test.sum()
    px, qx = p.sum(axis=1), q.sum(axis=1)
    py, qy = p.sum(axis=0), q.sum(axis=0)
    safe = lambda v: np.where(v > 0, v, 1.0)
    cond_x = 0.5 * np.abs(p / safe(px)[:, None] - q / safe(qx)[:, None]).sum(axis=1)
    cond_y = 0.5 * np.abs(p / safe(py) - q / safe(qy)).sum(axis=0)
    return np.array([
        0.5 * np.abs(px - qx).sum(),
        0.5 * np.abs(py - qy).sum(),
        px @ cond_x,
        py @ cond_y,
    ])
