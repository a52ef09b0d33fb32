# task: gc-value-answer
# answer: wrong
# belief: Clipping by value means scaling the array down so that its largest component becomes the limit.
# mistakes: 1
def clip_by_value(grads, limit):
    def one(g):
        biggest = np.abs(g).max()
        if biggest > limit:
            return g * (limit / biggest)
        return g.copy()

    return [None if g is None else one(g) for g in grads]
