# task: tl-adapt-answer
# answer: wrong
# belief: The target counts as as many examples as it has, n; the weights only say how they are averaged among themselves.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    n = len(x)
    w = weights / weights.sum()
    target_mean = w @ x
    target_var = w @ (x - target_mean) ** 2
    pooled_mean = (count * mean + n * target_mean) / (count + n)
    pooled_var = (
        count * (var + (mean - pooled_mean) ** 2)
        + n * (target_var + (target_mean - pooled_mean) ** 2)
    ) / (count + n)
    return pooled_mean, pooled_var
