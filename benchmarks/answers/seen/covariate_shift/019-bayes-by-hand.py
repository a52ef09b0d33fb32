# task: cs-ratio-answer
# answer: right
# belief: Divides the class shares of the mixture out of both probabilities (Bayes) and cuts in a list comprehension.
# mistakes: 0
def density_ratio(p, n_train, n_test, cap):
    total = n_train + n_test
    from_use = np.asarray(p) / (n_test / total)
    from_training = (1 - np.asarray(p)) / (n_train / total)
    cut = np.array([min(u / t, cap) if t > 0 else cap for u, t in zip(from_use, from_training)])
    return cut / (sum(cut) / len(cut))
