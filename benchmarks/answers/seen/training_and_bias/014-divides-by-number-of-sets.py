# task: tb-sources-answer
# answer: wrong
# belief: Divides the correction by the number of training sets, as in the correction of bias².
# mistakes: 1
def sources(predictions):
    R = predictions.shape[0]
    start = predictions.var(axis=1, ddof=1).mean()
    data = predictions.mean(axis=1).var(axis=0, ddof=1).mean()
    data -= start / R
    return data, start
