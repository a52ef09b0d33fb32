# task: cs-label-answer
# answer: wrong
# belief: Multiplies by new over old and stops, although the rows no longer sum to one.
# mistakes: 1
def adjust_to_priors(p, old, new):
    return p * (new / old)
