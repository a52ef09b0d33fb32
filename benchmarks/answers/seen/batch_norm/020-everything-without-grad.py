# task: bn-module-answer
# answer: wrong
# belief: Computes the batch statistics under no_grad to be safe, so no gradient flows through them.
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
        mean, var = self.running_mean, self.running_var
        if self.training:
            with torch.no_grad():
                mean = x.mean(dim=0)
                var = x.var(dim=0, unbiased=False)
                self.running_mean += self.momentum * (mean - self.running_mean)
                self.running_var += self.momentum * (x.var(dim=0) - self.running_var)
        xhat = (x - mean) / (var + self.eps).sqrt()
        return xhat * self.weight + self.bias
