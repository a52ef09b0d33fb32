# task: tb-parts-answer
# answer: wrong
# belief: A square cannot be negative, so at each input a corrected bias² below 0 has to be set to 0.
# mistakes: 1
def decompose(predictions, y, tau):
    count = len(predictions)
    centre = predictions.mean(axis=0)
    spread = ((predictions - centre) ** 2).sum(axis=0) / (count - 1)
    distance = (centre - y) ** 2
    corrected = np.maximum(distance - spread / count - tau ** 2, 0.0)
    return distance.mean(), corrected.mean(), spread.mean()
