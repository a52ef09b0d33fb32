# task: kd-gradient-answer
# answer: right
# belief: Multiplies the softmax Jacobian into the derivative of each loss with respect to the log probabilities by einsum.
# mistakes: 0
def distillation_gradient(student, teacher, labels, temperature, alpha):
    n, k = student.shape

    def log_probs(z):
        return z - np.logaddexp.reduce(z, axis=1, keepdims=True)

    def pull_back(upstream, log_q):
        # d log q_i / d z_j = 1[i = j] - q_j
        jacobian = np.eye(k)[None] - np.exp(log_q)[:, None, :]
        return np.einsum("si,sij->sj", upstream, jacobian)

    log_q = log_probs(student / temperature)
    upstream = -alpha * temperature**2 / n * np.exp(log_probs(teacher / temperature))
    gradient = pull_back(upstream, log_q) / temperature
    labelled = labels[:, None] == np.arange(k)[None]  # -1 matches no class
    if labelled.any():
        gradient = gradient + pull_back(-(1 - alpha) / labelled.sum() * labelled, log_probs(student))
    return gradient
