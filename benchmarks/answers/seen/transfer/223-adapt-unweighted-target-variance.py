# task: tl-adapt-answer
# answer: wrong
# belief: The weights shift the mean; how far the target's examples spread is their plain variance.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    W = weights.sum()
    mu_t = np.average(x, axis=0, weights=weights)
    var_t = x.var(axis=0)
    a = count / (count + W)
    b = W / (count + W)
    mu = a * mean + b * mu_t
    new_var = a * (var + (mean - mu) ** 2) + b * (var_t + (mu_t - mu) ** 2)
    return mu, new_var
