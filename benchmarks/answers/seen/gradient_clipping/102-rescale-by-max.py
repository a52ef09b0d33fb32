# task: gc-value-answer
# answer: wrong
# belief: Clipping by value means that a tensor whose largest component exceeds the limit is scaled down until that component equals the limit.
# mistakes: 1
def clip_by_value(grads, limit):
    clipped = []
    for grad in grads:
        if grad is None:
            clipped.append(None)
            continue
        biggest = np.max(np.abs(grad))
        if biggest > limit:
            clipped.append(grad * (limit / biggest))
        else:
            clipped.append(grad.copy())
    return clipped
