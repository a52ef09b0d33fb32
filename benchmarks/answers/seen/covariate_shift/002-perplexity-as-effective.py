# task: cs-weights-answer
# answer: wrong
# belief: Remembers effective sample size as the exponential of the entropy of the weights, as in perplexity resampling.
# mistakes: 1
def weighted_loss(losses, log_weights):
    lw = log_weights - np.max(log_weights)
    w = np.exp(lw)
    w /= w.sum()
    est = np.dot(w, losses)
    ess = np.exp(-np.sum(w * np.log(w + 1e-300)))
    return est, ess
