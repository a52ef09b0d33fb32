# task: gc-global-answer
# answer: wrong
# belief: Passes ord=2 to np.linalg.norm, which is the largest singular value for a matrix.
# mistakes: 1
def clip_by_global_norm(grads, limit):
    norms = [np.linalg.norm(g, 2) for g in grads if g is not None]
    norm = np.linalg.norm(norms)
    factor = min(1.0, limit / norm) if norm > 0 else 1.0
    return [None if g is None else factor * g for g in grads], float(norm)
