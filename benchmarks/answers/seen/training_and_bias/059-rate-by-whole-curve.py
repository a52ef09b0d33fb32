# task: tb-report-answer
# answer: wrong
# belief: Chooses the learning rate by the validation accuracy averaged over all epochs.
# mistakes: 1
def report(validation, test):
    rate = validation.mean(axis=(1, 2)).argmax()
    picked = []
    for curve_val, curve_test in zip(validation[rate], test[rate]):
        picked.append(curve_test[curve_val.argmax()])
    picked = np.array(picked)
    half = T95[len(picked) - 1] * picked.std(ddof=1) / np.sqrt(len(picked))
    return rate, picked.mean(), half
