# task: cs-label-answer
# answer: right
# belief: Multiplies by a diagonal matrix of the prior ratios and divides by the matching dot product.
# mistakes: 0
def adjust_to_priors(p, old, new):
    ratio = np.divide(new, old)
    top = p @ np.diag(ratio)
    bottom = np.einsum("nk,k->n", p, ratio)
    return (top.T / bottom).T
