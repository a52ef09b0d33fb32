# task: cs-label-answer
# answer: wrong
# belief: p times new over old is already a probability.
# mistakes: 1
def adjust_to_priors(p, old, new):
    return p * (new / old)
