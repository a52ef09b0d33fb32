# task: nf-weighted-answer
# answer: wrong
# belief: Turns the weights into shares with a softmax, as one does with attention.
# mistakes: 1
def weighted_layer_norm(x, weights, gamma, beta, eps=1e-5):
    e = np.exp(weights - weights.max())
    w = e / e.sum()
    mu = (w * x).sum(axis=1, keepdims=True)
    var = (w * (x - mu) ** 2).sum(axis=1, keepdims=True)
    return gamma * (x - mu) / np.sqrt(var + eps) + beta
