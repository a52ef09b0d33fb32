# task: bn-forward-answer
# answer: wrong
# belief: Takes the variance inside every image and averages it over the batch, so the spread between images is lost.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    if x.ndim == 2:
        mu, var = x.mean(0), x.var(0)
        return gamma * (x - mu) / np.sqrt(var + eps) + beta
    # 이미지마다 평균과 분산을 구한 다음 배치에 대해 평균
    mu = x.mean(axis=(2, 3)).mean(axis=0)
    var = x.var(axis=(2, 3)).mean(axis=0)
    mu, var = mu[None, :, None, None], var[None, :, None, None]
    g, b = gamma[None, :, None, None], beta[None, :, None, None]
    return g * (x - mu) / np.sqrt(var + eps) + b
