# task: bn-module-answer
# answer: wrong
# belief: Assigning a tensor to self is enough for PyTorch to treat it as a buffer of the module.
# mistakes: 1
class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        # buffers: no gradient
        self.running_mean = torch.zeros(num_features, requires_grad=False)
        self.running_var = torch.ones(num_features, requires_grad=False)

    def forward(self, x):
        if not self.training:
            scale = self.weight / torch.sqrt(self.running_var + self.eps)
            return (x - self.running_mean) * scale + self.bias

        mean = x.mean(dim=0)
        var = x.var(dim=0, correction=0)
        y = (x - mean) / torch.sqrt(var + self.eps) * self.weight + self.bias
        with torch.no_grad():
            unbiased = x.var(dim=0, correction=1)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
        return y
