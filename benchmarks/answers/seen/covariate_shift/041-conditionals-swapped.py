# task: cs-kind-answer
# answer: wrong
# belief: Marginals are right, but p(y|x) and p(x|y) are taken the wrong way round.
# mistakes: 1
def distances(train, test):
    a, b = train / train.sum(), test / test.sum()
    tv = lambda u, v: np.abs(u - v).sum() / 2
    x_, y_ = b.sum(1), b.sum(0)
    d_x = tv(a.sum(1), b.sum(1))
    d_y = tv(a.sum(0), b.sum(0))
    cond_col = sum(y_[j] * tv(train[:, j] / train[:, j].sum(), test[:, j] / test[:, j].sum()) for j in range(len(y_)))
    cond_row = sum(x_[i] * tv(train[i] / train[i].sum(), test[i] / test[i].sum()) for i in range(len(x_)))
    return np.array([d_x, d_y, cond_col, cond_row])
