# task: cs-label-answer
# answer: right
# belief: Multiplies from the right by a diagonal matrix of ratios and divides each row by its product with ones.
# mistakes: 0
def adjust_to_priors(p, old, new):
    ratios = np.diag(np.true_divide(new, old))
    unnormalised = np.asarray(p) @ ratios
    return unnormalised / (unnormalised @ np.ones((len(old), 1)))
