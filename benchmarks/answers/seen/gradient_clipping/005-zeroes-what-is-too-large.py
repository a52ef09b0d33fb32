# task: gc-value-answer
# answer: wrong
# belief: Thinks that clipping removes components outside the range.
# mistakes: 1
def clip_by_value(grads, limit):
    # limit 넘는 값은 잘라냄
    return [np.where(np.abs(g) <= limit, g, 0.0) if g is not None else None for g in grads]
