# task: cs-label-answer
# answer: wrong
# belief: Adds the difference of the priors to the probabilities and clips what falls below zero.
# mistakes: 1
def adjust_to_priors(p, old, new):
    q = p + (np.asarray(new) - np.asarray(old))
    q = np.clip(q, 0, None)
    return q / q.sum(axis=1, keepdims=True)
