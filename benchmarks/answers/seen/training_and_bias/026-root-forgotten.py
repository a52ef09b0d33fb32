# task: tb-batch-answer
# answer: wrong
# belief: Compares squared noise over squared signal with the ratio and returns it.
# mistakes: 1
def batch_size(gradients, ratio):
    N = len(gradients)
    gbar = gradients.mean(0)
    d = gradients - gbar
    sigma2 = np.einsum("ij,ij->", d, d) / N
    candidates = np.arange(1, N + 1)
    noise = sigma2 / candidates * (N - candidates) / (N - 1) / (gbar @ gbar)
    first = int(np.argmax(noise <= ratio))
    return int(candidates[first]), float(noise[first])
