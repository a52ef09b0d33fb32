# task: bn-module-answer
# answer: wrong
# belief: Averages the standard deviation over the batches and squares it again to fill running_var.
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
        if not self.training:
            z = (x - self.running_mean) / torch.sqrt(self.running_var + self.eps)
            return self.weight * z + self.bias
        mean = x.mean(0)
        var = (x - mean).pow(2).mean(0)
        with torch.no_grad():
            m = self.momentum
            std = torch.sqrt(self.running_var) * (1 - m) + x.std(0) * m
            self.running_var.copy_(std**2)
            self.running_mean.mul_(1 - m).add_(mean, alpha=m)
        return self.weight * (x - mean) / torch.sqrt(var + self.eps) + self.bias
