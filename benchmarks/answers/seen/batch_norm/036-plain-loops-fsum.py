# task: bn-forward-answer
# answer: right
# belief: Loops over the channels in plain Python and sums with math.fsum.
# mistakes: 0
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    import math

    y = np.zeros(x.shape)
    for c in range(x.shape[1]):
        channel = x[:, c]
        values = [float(v) for v in channel.ravel()]
        mean = math.fsum(values) / len(values)
        var = math.fsum((v - mean) ** 2 for v in values) / len(values)
        y[:, c] = gamma[c] * ((channel - mean) / math.sqrt(var + eps)) + beta[c]
    return y, None
