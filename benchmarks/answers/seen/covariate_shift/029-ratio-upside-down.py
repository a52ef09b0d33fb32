# task: cs-label-answer
# answer: wrong
# belief: Multiplies by old over new, thinking of inverse frequency weights.
# mistakes: 1
def adjust_to_priors(p, old, new):
    q = p * old / np.maximum(new, 1e-12)
    return q / q.sum(axis=1, keepdims=True)
