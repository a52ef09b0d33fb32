# task: cs-label-answer
# answer: wrong
# belief: By Bayes' rule one multiplies by the new prior and normalises.
# mistakes: 1
def adjust_to_priors(p, old, new):
    joint = p * new
    return joint / joint.sum(axis=1, keepdims=True)
