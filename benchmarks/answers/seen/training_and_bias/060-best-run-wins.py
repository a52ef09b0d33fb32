# task: tb-report-answer
# answer: wrong
# belief: Takes the learning rate of the single best run.
# mistakes: 1
def report(validation, test):
    rate, seed, epoch = np.unravel_index(np.argmax(validation), validation.shape)
    runs = np.array(
        [test[rate, s, validation[rate, s].argmax()] for s in range(validation.shape[1])]
    )
    half = T95[runs.size - 1] * runs.std(ddof=1) / np.sqrt(runs.size)
    return rate, runs.mean(), half
