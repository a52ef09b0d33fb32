# task: tl-adapt-answer
# answer: wrong
# belief: Measures the spread of the target around the source mean and keeps the source variance as it is.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    total = count + np.sum(weights)
    new_mean = (count * mean + weights @ x) / total
    new_var = (count * var + weights @ (x - mean) ** 2) / total
    return new_mean, new_var
