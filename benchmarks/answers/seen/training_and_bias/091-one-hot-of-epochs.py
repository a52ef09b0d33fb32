# task: tb-report-answer
# answer: right
# belief: Marks the chosen epochs with ones and contracts them with both arrays.
# mistakes: 0
def report(validation, test):
    hot = np.eye(validation.shape[2])[validation.argmax(axis=2)]
    chosen_val = np.einsum("rse,rse->r", hot, validation)
    rate = int(chosen_val.argmax())
    runs = np.einsum("se,se->s", hot[rate], test[rate])
    n = runs.size
    variance = (runs @ runs - runs.sum() ** 2 / n) / (n - 1)
    return rate, runs.sum() / n, T95[n - 1] * (variance / n) ** 0.5
