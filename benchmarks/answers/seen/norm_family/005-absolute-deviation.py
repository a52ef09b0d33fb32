# task: nf-layer-answer
# answer: wrong
# belief: Measures the spread by the mean absolute deviation because it is the average distance from the mean.
# mistakes: 1
def layer_norm_forward(x, gamma, beta, eps=1e-5):
    # 평균에서 떨어진 평균 거리
    mu = x.mean(axis=-1, keepdims=True)
    spread = np.abs(x - mu).mean(axis=-1, keepdims=True)
    return gamma * (x - mu) / np.sqrt(spread**2 + eps) + beta
