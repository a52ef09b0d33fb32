# task: sw-pca-answer
# answer: right
# belief: Takes the eigenvectors of the n-by-n Gram matrix and projects the new data through the training data.
# mistakes: 0
def pca_whiten(train, x, k):
    n = len(train)
    mean = train.mean(axis=0)
    a = train - mean
    gram = a @ a.T / n
    values, u = np.linalg.eigh(gram)
    values, u = values[::-1][:k], u[:, ::-1][:, :k]
    # direction j: a.T @ u_j / sqrt(n * values_j), standard deviation sqrt(values_j)
    return (x - mean) @ (a.T @ u) / (np.sqrt(n) * values)
