# task: cs-permutation-answer
# answer: right
# belief: Standardises the pooled data once and finds the second mean from the total, so only the first sample is summed.
# mistakes: 0
def permutation_test(a, b, orders):
    pooled = np.concatenate([a, b])
    centred = (pooled - pooled.mean(axis=0)) / pooled.std(axis=0)
    n, m = len(a), len(b)

    def largest(chosen):
        # centred data sum to zero, so mean_a - mean_b = sum_a * (1/n + 1/m)
        return max(abs(v) for v in centred[chosen].sum(axis=0) * (1 / n + 1 / m))

    observed = largest(list(range(n)))
    reached = [largest(order[:n]) >= observed - 1e-9 for order in orders]
    return observed, (reached.count(True) + 1) / (len(reached) + 1)
