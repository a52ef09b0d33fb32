# task: cs-pooled-answer
# answer: right
# belief: Merges halves of the list recursively with the formula for two groups.
# mistakes: 0
def pooled_statistics(batches):
    def merge(parts):
        if len(parts) == 1:
            b = np.asarray(parts[0], dtype=float)
            mean = b.mean(axis=0)
            return len(b), mean, ((b - mean) ** 2).sum(axis=0)
        half = len(parts) // 2
        n1, m1, s1 = merge(parts[:half])
        n2, m2, s2 = merge(parts[half:])
        n = n1 + n2
        delta = m2 - m1
        return n, m1 + delta * n2 / n, s1 + s2 + delta**2 * n1 * n2 / n

    n, mean, squares = merge(list(batches))
    return mean, squares / n
