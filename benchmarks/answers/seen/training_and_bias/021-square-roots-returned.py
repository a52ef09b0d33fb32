# task: tb-sources-answer
# answer: wrong
# belief: Hands back standard deviations, and does not correct for the few initialisations.
# mistakes: 2
def sources(predictions):
    data = np.sqrt(predictions.mean(axis=1).var(axis=0, ddof=1).mean())
    start = np.sqrt(predictions.var(axis=1, ddof=1).mean())
    return data, start
