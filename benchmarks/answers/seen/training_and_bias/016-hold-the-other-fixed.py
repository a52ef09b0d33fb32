# task: tb-sources-answer
# answer: wrong
# belief: Holds the number of the initialisation fixed, varies the training set, and averages over the numbers.
# mistakes: 1
def sources(predictions):
    R, S, n = predictions.shape
    data = np.mean([predictions[:, s].var(axis=0, ddof=1) for s in range(S)])
    start = np.mean([predictions[r].var(axis=0, ddof=1) for r in range(R)])
    return data, start
