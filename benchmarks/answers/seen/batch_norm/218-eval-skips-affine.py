# task: bn-module-answer
# answer: wrong
# belief: Gamma and beta belong to training; in eval mode one only normalises.
# mistakes: 1
class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps = eps
        self.momentum = momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def forward(self, x):
        if self.training:
            mu = x.mean(0, keepdim=True)
            var = ((x - mu) ** 2).mean(0, keepdim=True)
            y = self.weight * (x - mu) / torch.sqrt(var + self.eps) + self.bias
            m = x.shape[0]
            with torch.no_grad():
                self.running_mean.mul_(1 - self.momentum).add_(self.momentum * mu.squeeze(0))
                self.running_var.mul_(1 - self.momentum).add_(self.momentum * var.squeeze(0) * m / (m - 1))
            return y
        return (x - self.running_mean) / torch.sqrt(self.running_var + self.eps)
