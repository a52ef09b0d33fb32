# task: sw-zca-answer
# answer: wrong
# belief: Raises the entries of the inverse matrix to the power 1/2 instead of taking a matrix root.
# mistakes: 1
def shrunk_zca(train, shrink):
    mean = train.mean(axis=0)
    S = np.cov(train.T, bias=True)
    C = (1 - shrink) * S + shrink * np.trace(S) / len(S) * np.eye(len(S))
    inverse = np.linalg.inv(C)
    return mean, np.sign(inverse) * np.abs(inverse) ** 0.5
