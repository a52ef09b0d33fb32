# task: tb-report-answer
# answer: wrong
# belief: Looks up t with the number of seeds.
# mistakes: 1
def report(validation, test):
    L, S, E = validation.shape
    epochs = np.argmax(validation, axis=-1)
    r, s = np.indices((L, S))
    rate = np.argmax(validation[r, s, epochs].mean(axis=-1))
    runs = test[r, s, epochs][rate]
    return rate, np.mean(runs), T95[S] * np.std(runs, ddof=1) / np.sqrt(S)
