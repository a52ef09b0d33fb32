# task: bn-module-answer
# answer: wrong
# belief: Forgets epsilon in eval mode and writes the momentum 0.1 as a number instead of using the argument.
# mistakes: 2
class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.eps = eps

    def forward(self, x):
        if self.training:
            mean = x.mean(dim=0)
            var = x.var(dim=0, unbiased=False)
            y = (x - mean) / torch.sqrt(var + self.eps)
            self.running_mean = 0.9 * self.running_mean + 0.1 * mean.detach()
            self.running_var = 0.9 * self.running_var + 0.1 * x.var(dim=0).detach()
        else:
            y = (x - self.running_mean) / torch.sqrt(self.running_var)
        return self.weight * y + self.bias
