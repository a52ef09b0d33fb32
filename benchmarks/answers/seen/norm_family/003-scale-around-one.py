# task: nf-layer-answer
# answer: wrong
# belief: Remembers a model in which the scale is stored as an offset from one, and multiplies by 1 + gamma.
# mistakes: 1
def layer_norm_forward(x, gamma, beta, eps=1e-5):
    c = x - x.mean(-1, keepdims=True)
    inv = 1.0 / np.sqrt((c * c).mean(-1, keepdims=True) + eps)
    return c * inv * (1.0 + gamma) + beta
