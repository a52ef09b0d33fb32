# task: tl-adapt-answer
# answer: wrong
# belief: The target counts as n examples, one for each row of x, however they are weighted.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    n = len(x)
    w = weights / weights.sum()
    target_mean = w @ x
    target_var = w @ (x - target_mean) ** 2
    total = count + n
    pooled = (count * mean + n * target_mean) / total
    within = (count * var + n * target_var) / total
    between = (count * (mean - pooled) ** 2 + n * (target_mean - pooled) ** 2) / total
    return pooled, within + between
