# task: cs-label-answer
# answer: wrong
# belief: Divides by the sum of the whole array instead of that of each row.
# mistakes: 1
def adjust_to_priors(p, old, new):
    w = new / old
    q = p * w
    return q / q.sum()
