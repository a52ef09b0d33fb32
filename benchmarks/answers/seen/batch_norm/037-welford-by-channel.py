# task: bn-forward-answer
# answer: right
# belief: Collects mean and squared deviations with Welford's update, one slice of the batch after the other.
# mistakes: 0
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    rows = np.moveaxis(x, 1, -1).reshape(-1, x.shape[1]).astype(float)
    count = 0
    mean = np.zeros(x.shape[1])
    m2 = np.zeros(x.shape[1])
    for row in rows:
        count += 1
        delta = row - mean
        mean = mean + delta / count
        m2 = m2 + delta * (row - mean)
    z = (rows - mean) / np.sqrt(m2 / count + eps)
    z = z * gamma + beta
    last = (x.shape[0], *x.shape[2:], x.shape[1])
    return np.moveaxis(z.reshape(last), -1, 1)
