# task: tb-report-answer
# answer: wrong
# belief: Once the epochs are chosen by validation, the learning rate may be chosen by the test accuracy at these epochs.
# mistakes: 1
def report(validation, test):
    epoch = validation.argmax(axis=2)
    scores = np.take_along_axis(test, epoch[:, :, None], axis=2)[:, :, 0]
    rate = scores.mean(axis=1).argmax()
    runs = scores[rate]
    half = T95[len(runs) - 1] * runs.std(ddof=1) / np.sqrt(len(runs))
    return rate, runs.mean(), half
