# task: cs-label-answer
# answer: wrong
# belief: Inside the function p is a variable of its own, so it may be overwritten step by step.
# mistakes: 1
def adjust_to_priors(p, old, new):
    p *= np.asarray(new) / np.asarray(old)
    p /= p.sum(axis=1, keepdims=True)
    return p
