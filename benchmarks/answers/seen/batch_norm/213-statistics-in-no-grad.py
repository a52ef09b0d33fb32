# task: bn-module-answer
# answer: wrong
# belief: The batch statistics are not learned, so they are computed under no_grad.
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
            n = x.shape[0]
            with torch.no_grad():
                mean = x.mean(dim=0)
                var = x.var(dim=0, correction=0)
                self.running_mean += self.momentum * (mean - self.running_mean)
                self.running_var += self.momentum * (var * n / (n - 1) - self.running_var)
        else:
            mean = self.running_mean
            var = self.running_var
        return (x - mean) / (var + self.eps).sqrt() * self.weight + self.bias
