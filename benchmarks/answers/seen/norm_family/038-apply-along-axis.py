# task: nf-layer-answer
# answer: right
# belief: Normalises one row at a time with apply_along_axis and a small inner function.
# mistakes: 0
def layer_norm_forward(x, gamma, beta, eps=1e-5):
    def one(row):
        centred = row - sum(row) / len(row)
        return centred / (centred @ centred / len(row) + eps) ** 0.5

    return np.apply_along_axis(one, -1, x.astype(float)) * gamma + beta
