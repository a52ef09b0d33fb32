# task: kd-ensemble-answer
# answer: wrong
# belief: The arithmetic ensemble averages the logits of the members and takes one softmax of that.
# mistakes: 1
def _log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def weighted_ensembles(logits, weights):
    w = np.asarray(weights) / np.sum(weights)
    arithmetic = np.exp(_log_softmax(np.einsum("m,mnk->nk", w, logits)))
    mean_log = np.einsum("m,mnk->nk", w, _log_softmax(logits))
    geometric = np.exp(_log_softmax(mean_log))
    return arithmetic, geometric
