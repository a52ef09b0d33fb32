# task: bn-module-answer
# answer: wrong
# belief: Writes an own eval() that sets a flag and never thinks of train() or of a parent module switching the mode.
# mistakes: 1
class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.eps = eps
        self.momentum = momentum
        self.testing = False

    def eval(self):
        self.testing = True
        return self

    def forward(self, x):
        if self.testing:
            mean, var = self.running_mean, self.running_var
        else:
            mean = x.mean(0)
            var = x.var(0, unbiased=False)
            with torch.no_grad():
                a = self.momentum
                self.running_mean.copy_((1 - a) * self.running_mean + a * mean)
                self.running_var.copy_((1 - a) * self.running_var + a * x.var(0))
        return self.weight * (x - mean) / torch.sqrt(var + self.eps) + self.bias
