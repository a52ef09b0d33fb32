# task: nf-layer-answer
# answer: right
# belief: Writes the mean and the variance as contractions over the last axis.
# mistakes: 0
def layer_norm_forward(x, gamma, beta, eps=1e-5):
    d = x.shape[-1]
    share = np.full(d, 1.0 / d)
    z = x - np.einsum("...d,d->...", x, share)[..., None]
    var = np.einsum("...d,...d,d->...", z, z, share)
    return np.einsum("...d,...,d->...d", z, (var + eps) ** -0.5, gamma) + beta
