# task: nf-sequence-answer
# answer: right
# belief: Encodes the groups in a 0-1 matrix and gets all sums by multiplying with it.
# mistakes: 0
def group_norm_sequence(x, gamma, beta, groups, eps=1e-5):
    n, l, c = x.shape
    member = np.kron(np.eye(groups), np.ones((c // groups, 1)))  # (c, groups)
    count = l * (c // groups)
    mu = np.einsum("nlc,cg->ng", x, member) / count
    z = x - (mu @ member.T)[:, None, :]
    var = np.einsum("nlc,cg->ng", z * z, member) / count
    inv = (1 / np.sqrt(var + eps)) @ member.T
    return z * inv[:, None, :] * gamma + beta
