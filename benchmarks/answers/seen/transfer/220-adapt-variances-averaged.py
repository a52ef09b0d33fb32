# task: tl-adapt-answer
# answer: wrong
# belief: The pooled variance is the weighted average of the two variances.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    w = weights.sum()
    m_new = (weights[:, None] * x).sum(axis=0) / w
    v_new = (weights[:, None] * (x - m_new) ** 2).sum(axis=0) / w
    share = w / (w + count)
    return (1 - share) * mean + share * m_new, (1 - share) * var + share * v_new
