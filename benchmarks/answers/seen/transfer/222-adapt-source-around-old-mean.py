# task: tl-adapt-answer
# answer: wrong
# belief: The source contributes count * var to the sum of squares, and only the target is measured around the new mean.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    total = count + np.sum(weights)
    new_mean = (count * mean + weights @ x) / total
    new_var = (count * var + weights @ (x - new_mean) ** 2) / total
    return new_mean, new_var
