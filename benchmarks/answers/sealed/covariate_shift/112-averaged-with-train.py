# task: cs-kind-answer
# answer: wrong
# belief: The distances of the conditionals are averaged with the marginals of the training data.
# mistakes: 1
def distances(train, test):
    p = train / train.sum()
    q = test / test.sum()
    px, qx = p.sum(axis=1), q.sum(axis=1)
    py, qy = p.sum(axis=0), q.sum(axis=0)

    tv_x = 0.5 * np.abs(px - qx).sum()
    tv_y = 0.5 * np.abs(py - qy).sum()
    tv_y_x = 0.5 * np.abs(p / px[:, None] - q / qx[:, None]).sum(axis=1)
    tv_x_y = 0.5 * np.abs(p / py - q / qy).sum(axis=0)
    return np.array([tv_x, tv_y, px @ tv_y_x, py @ tv_x_y])
