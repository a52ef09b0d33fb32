# task: cs-label-answer
# answer: wrong
# belief: Bayes' rule asks for multiplying by the new priors and normalising.
# mistakes: 1
def adjust_to_priors(p, old, new):
    q = p * new
    return q / q.sum(axis=1, keepdims=True)
