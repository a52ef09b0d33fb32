# task: nf-rms-answer
# answer: wrong
# belief: Uses the variance of the part instead of its mean square, and includes one feature too many.
# mistakes: 2
def partial_rms_norm(x, gamma, k, eps=1e-5):
    part = x[..., 0 : k + 1]
    return gamma * x / np.sqrt(part.var(axis=-1, keepdims=True) + eps)
