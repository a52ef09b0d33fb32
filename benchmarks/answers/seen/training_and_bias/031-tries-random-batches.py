# task: tb-batch-answer
# answer: wrong
# belief: Draws a few hundred batches of each size and measures, which is only roughly right.
# mistakes: 1
def batch_size(gradients, ratio):
    rng = np.random.default_rng(0)
    N = len(gradients)
    full = gradients.mean(axis=0)
    for m in range(1, N + 1):
        squares = []
        for _ in range(200):
            batch = rng.choice(N, size=m, replace=False)
            squares.append(np.sum((gradients[batch].mean(axis=0) - full) ** 2))
        noise = np.sqrt(np.mean(squares)) / np.linalg.norm(full)
        if noise <= ratio:
            return m, noise
    return N, 0.0
