# task: tl-adapt-answer
# answer: wrong
# belief: Lets the target weigh as many as its examples instead of the sum of their weights.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    n = len(x)
    w = weights / weights.sum()
    m_t = w @ x
    v_t = w @ (x - m_t) ** 2
    a = count / (count + n)
    m = a * mean + (1 - a) * m_t
    v = a * (var + (mean - m) ** 2) + (1 - a) * (v_t + (m_t - m) ** 2)
    return m, v
