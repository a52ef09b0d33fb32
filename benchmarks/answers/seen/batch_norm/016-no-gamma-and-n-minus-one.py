# task: bn-backward-answer
# answer: wrong
# belief: Forgets gamma in dx and takes the unbiased variance.
# mistakes: 2
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    t = torch.as_tensor(x)
    d = torch.as_tensor(dy)
    mean = t.mean(dim=0)
    inv = torch.rsqrt(t.var(dim=0) + eps)
    xhat = (t - mean) * inv
    dgamma = (d * xhat).sum(dim=0)
    dbeta = d.sum(dim=0)
    dx = inv * (d - d.mean(dim=0) - xhat * (d * xhat).mean(dim=0))
    return dx.numpy(), dgamma.numpy(), dbeta.numpy()
