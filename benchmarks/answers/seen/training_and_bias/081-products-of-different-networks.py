# task: tb-sources-answer
# answer: right
# belief: Estimates the variance between training sets from products of two different networks of one training set.
# mistakes: 0
def sources(predictions):
    R, S, n = predictions.shape
    z = predictions - predictions.mean()
    same = np.einsum("rsn,rsn->n", z, z) / (R * S)
    one_set = (z.sum(axis=1) ** 2).sum(axis=0)
    partners = (one_set - R * S * same) / (R * S * (S - 1))
    strangers = (z.sum(axis=(0, 1)) ** 2 - one_set) / (R * (R - 1) * S**2)
    return float(np.mean(partners - strangers)), float(np.mean(same - partners))
