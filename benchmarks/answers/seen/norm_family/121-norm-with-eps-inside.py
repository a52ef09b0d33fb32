# task: nf-rms-answer
# answer: right
# belief: Uses sqrt(k) over the root of the sum of squares plus k times epsilon, the squares summed by einsum.
# mistakes: 0
def partial_rms_norm(x, gamma, k, eps=1e-5):
    head = np.asarray(x, dtype=np.float64)[..., :k]
    total = np.einsum("...i,...i->...", head, head)
    factor = np.sqrt(k / (total + k * eps))
    return factor[..., np.newaxis] * x * gamma
