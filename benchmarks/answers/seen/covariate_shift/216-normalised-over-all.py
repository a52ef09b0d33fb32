# task: cs-label-answer
# answer: wrong
# belief: The corrected probabilities are divided by their sum.
# mistakes: 1
def adjust_to_priors(p, old, new):
    ratio = np.asarray(new) / np.asarray(old)
    adjusted = p * ratio[None, :]
    adjusted = adjusted / np.sum(adjusted)
    return adjusted
