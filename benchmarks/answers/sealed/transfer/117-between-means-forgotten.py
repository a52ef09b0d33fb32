# task: tl-adapt-answer
# answer: wrong
# belief: The variance is pooled like the mean: the average of the two variances, weighted by count and the sum of the weights.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    total = weights.sum()
    new_mean = (weights[:, None] * x).sum(axis=0) / total
    new_var = (weights[:, None] * (x - new_mean) ** 2).sum(axis=0) / total
    alpha = count / (count + total)
    return alpha * mean + (1 - alpha) * new_mean, alpha * var + (1 - alpha) * new_var
