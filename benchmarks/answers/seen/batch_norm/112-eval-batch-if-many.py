# task: bn-module-answer
# answer: wrong
# belief: The running statistics are needed only where a batch has a single example and no statistics of its own.
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
        n = len(x)
        if n > 1:
            mean = x.mean(0)
            var = ((x - mean) ** 2).mean(0)
            if self.training:
                with torch.no_grad():
                    self.running_mean.mul_(1 - self.momentum).add_(self.momentum * mean)
                    self.running_var.mul_(1 - self.momentum).add_(self.momentum * var * n / (n - 1))
        else:
            mean = self.running_mean
            var = self.running_var
        return self.weight * (x - mean) / torch.sqrt(var + self.eps) + self.bias
