# task: tl-adapt-answer
# answer: right
# belief: Pools two groups by the textbook formula: within, and between as the product of the shares times the squared gap.
# mistakes: 0
def adapted_statistics(mean, var, count, x, weights):
    mass = weights.sum()
    theirs = np.einsum("n,nc->c", weights, x) / mass
    spread = np.einsum("n,nc,nc->c", weights, x - theirs, x - theirs) / mass
    share = mass / (count + mass)
    pooled = mean + share * (theirs - mean)
    return pooled, (1 - share) * var + share * spread + share * (1 - share) * (theirs - mean) ** 2
