# task: cs-label-answer
# answer: wrong
# belief: The probabilities are multiplied by old over new.
# mistakes: 1
def adjust_to_priors(p, old, new):
    with np.errstate(divide="ignore", invalid="ignore"):
        q = p * np.asarray(old) / np.asarray(new)
        return q / q.sum(axis=1, keepdims=True)
