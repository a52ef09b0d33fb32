# task: gc-value-answer
# answer: wrong
# belief: Cuts large positive components only and forgets that a gradient can be very negative.
# mistakes: 1
def clip_by_value(grads, limit):
    return [None if g is None else np.minimum(g, limit) for g in grads]
