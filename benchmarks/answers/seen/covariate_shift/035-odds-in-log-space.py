# task: cs-label-answer
# answer: right
# belief: Adds log priors to log probabilities, lets zero become minus infinity, and normalises by the log of the sum.
# mistakes: 0
def adjust_to_priors(p, old, new):
    with np.errstate(divide="ignore"):
        logit = np.log(p) + np.log(new) - np.log(old)
    return np.exp(logit - np.logaddexp.reduce(logit, axis=1, keepdims=True))
