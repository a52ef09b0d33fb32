# task: bn-backward-answer
# answer: right
# belief: Writes the forward pass in PyTorch and lets autograd differentiate it.
# mistakes: 0
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    X = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    G = torch.tensor(gamma, dtype=torch.float64, requires_grad=True)
    B = torch.zeros(x.shape[1], dtype=torch.float64, requires_grad=True)
    var, mean = torch.var_mean(X, dim=0, correction=0)
    Y = (X - mean) / torch.sqrt(var + eps) * G + B
    grads = torch.autograd.grad(Y, (X, G, B), torch.tensor(dy, dtype=torch.float64))
    return tuple(g.numpy() for g in grads)
