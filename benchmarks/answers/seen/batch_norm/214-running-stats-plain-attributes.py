# task: bn-module-answer
# answer: wrong
# belief: A tensor stored as an attribute of the module is a buffer.
# mistakes: 1
class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.running_mean = torch.zeros(num_features)
        self.running_var = torch.ones(num_features)
        self.eps = eps
        self.momentum = momentum

    def forward(self, x):
        if not self.training:
            return (x - self.running_mean) / torch.sqrt(self.running_var + self.eps) * self.weight + self.bias
        mean = x.mean(0)
        var = x.var(0, correction=0)
        with torch.no_grad():
            m = self.momentum
            self.running_mean.mul_(1 - m).add_(m * mean)
            self.running_var.mul_(1 - m).add_(m * x.var(0))
        return (x - mean) / torch.sqrt(var + self.eps) * self.weight + self.bias
