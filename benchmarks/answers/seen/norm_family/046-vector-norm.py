# task: nf-rms-answer
# answer: right
# belief: Divides the Euclidean norm of the part by the root of k, epsilon under the root.
# mistakes: 0
def partial_rms_norm(x, gamma, k, eps=1e-5):
    size = np.linalg.norm(x[..., :k], axis=-1) / np.sqrt(k)
    return gamma * (x / np.hypot(size, np.sqrt(eps))[..., None])
