# task: tb-report-answer
# answer: wrong
# belief: Chooses the epoch by validation, but the learning rate by the test accuracy found there.
# mistakes: 1
def report(validation, test):
    epochs = validation.argmax(axis=2)
    scores = np.take_along_axis(test, epochs[:, :, None], axis=2)[:, :, 0]
    rate = scores.mean(axis=1).argmax()
    runs = scores[rate]
    half = T95[len(runs) - 1] * runs.std(ddof=1) / np.sqrt(len(runs))
    return rate, runs.mean(), half
