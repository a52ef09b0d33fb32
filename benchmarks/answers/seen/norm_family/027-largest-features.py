# task: nf-rms-answer
# answer: wrong
# belief: Measures on the k largest features, because those say most about the size.
# mistakes: 1
def partial_rms_norm(x, gamma, k, eps=1e-5):
    squares = np.sort(x**2, axis=-1)[..., ::-1]
    ms = squares[..., :k].mean(axis=-1, keepdims=True)
    return x * gamma / np.sqrt(ms + eps)
