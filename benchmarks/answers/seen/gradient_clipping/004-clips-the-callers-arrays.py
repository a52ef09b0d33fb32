# task: gc-value-answer
# answer: wrong
# belief: Uses out= to save memory and so changes the gradients that were passed in.
# mistakes: 1
def clip_by_value(grads, limit):
    for g in grads:
        if g is not None:
            np.clip(g, -limit, limit, out=g)
    return list(grads)
