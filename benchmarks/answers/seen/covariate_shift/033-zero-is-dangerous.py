# task: cs-label-answer
# answer: wrong
# belief: Fears zeros in the new priors and lifts them to 0.01 first.
# mistakes: 1
def adjust_to_priors(p, old, new):
    new = np.maximum(new, 0.01)  # avoid zeros
    new = new / new.sum()
    q = p * new / old
    q /= q.sum(axis=1, keepdims=True)
    return q
