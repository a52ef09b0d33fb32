# task: cs-kind-answer
# answer: right
# belief: One function for a table gives marginal and conditional distance; the classes are the same function on the transposed tables.
# mistakes: 0
def distances(train, test):
    def pair(old, new):
        old_share = old.sum(axis=1) / old.sum()
        new_share = new.sum(axis=1) / new.sum()
        rows = old / old.sum(axis=1, keepdims=True) - new / new.sum(axis=1, keepdims=True)
        return np.abs(old_share - new_share).sum() / 2, np.einsum("i,ij->", new_share, np.abs(rows)) / 2

    (x, y_given_x), (y, x_given_y) = pair(train, test), pair(np.transpose(train), np.transpose(test))
    return np.array([x, y, y_given_x, x_given_y])
