# task: cs-label-answer
# answer: wrong
# belief: Turns the corrected numbers into probabilities by a softmax although they are probabilities already.
# mistakes: 1
def adjust_to_priors(p, old, new):
    scores = p * new / old
    scores = scores - scores.max(axis=1, keepdims=True)
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)
