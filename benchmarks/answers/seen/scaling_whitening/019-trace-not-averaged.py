# task: sw-zca-answer
# answer: wrong
# belief: Shrinks towards the trace times the identity and forgets to divide by d.
# mistakes: 1
def shrunk_zca(train, shrink):
    mu = train.mean(axis=0)
    X = train - mu
    S = X.T @ X / X.shape[0]
    C = (1 - shrink) * S + shrink * np.trace(S) * np.eye(S.shape[0])
    w, V = np.linalg.eigh(C)
    return mu, V @ np.diag(w**-0.5) @ V.T
