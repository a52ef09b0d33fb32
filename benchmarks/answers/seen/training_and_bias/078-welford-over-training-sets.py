# task: tb-parts-answer
# answer: right
# belief: Runs Welford's update over the training sets and never holds the whole deviations.
# mistakes: 0
def decompose(predictions, y, tau):
    mean = np.zeros(len(y))
    m2 = np.zeros(len(y))
    count = 0
    for row in predictions:
        count += 1
        delta = row - mean
        mean = mean + delta / count
        m2 = m2 + delta * (row - mean)
    variance = sum(m2) / (count - 1) / len(y)
    plain = np.dot(mean - y, mean - y) / len(y)
    return plain, plain - (tau * tau + variance / count), variance
