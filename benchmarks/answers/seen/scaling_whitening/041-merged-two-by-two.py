# task: sw-weighted-answer
# answer: right
# belief: Splits the data in halves recursively and merges count, mean and squared deviations of the halves.
# mistakes: 0
def weighted_statistics(x, weights):
    def collect(rows, w):
        if len(rows) == 1:
            return w[0], rows[0].astype(float), np.zeros(rows.shape[1])
        half = len(rows) // 2
        wa, ma, sa = collect(rows[:half], w[:half])
        wb, mb, sb = collect(rows[half:], w[half:])
        total = wa + wb
        if total == 0:
            return 0.0, ma, sa
        gap = mb - ma
        return total, ma + gap * (wb / total), sa + sb + gap**2 * (wa * wb / total)

    total, mean, squares = collect(x, np.asarray(weights, dtype=float))
    return mean, np.sqrt(squares / total)
