# task: kd-softmax-answer
# answer: right
# belief: Computes minus the log of the sum over j of exp(z_j - z_i) for each pair, with softplus like care by a running maximum.
# mistakes: 0
def log_softmax(z, temperature=1.0):
    z = np.asarray(z, dtype=float) / temperature
    gaps = z[..., np.newaxis, :] - z[..., :, np.newaxis]  # [..., i, j] = z_j - z_i
    top = np.maximum(gaps.max(axis=-1), 0.0)
    return -(top + np.log(np.exp(gaps - top[..., np.newaxis]).sum(axis=-1)))
