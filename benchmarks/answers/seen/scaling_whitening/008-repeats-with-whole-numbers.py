# task: sw-weighted-answer
# answer: wrong
# belief: Really repeats the examples and cuts the weights to whole numbers for that.
# mistakes: 1
def weighted_statistics(x, weights):
    # n번 반복한 것과 같아야 하니까 그냥 반복
    repeated = np.repeat(x, np.asarray(weights).astype(int), axis=0)
    return repeated.mean(axis=0), repeated.std(axis=0)
