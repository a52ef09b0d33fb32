# task: bn-module-answer
# answer: wrong
# belief: Keeps the running statistics as ordinary tensors because register_buffer was forgotten.
# mistakes: 1
class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps = eps
        self.momentum = momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.running_mean = torch.zeros(num_features)
        self.running_var = torch.ones(num_features)

    def forward(self, x):
        m = self.momentum
        if self.training:
            mean = x.mean(0)
            var = x.var(0, correction=0)
            self.running_mean = (1 - m) * self.running_mean + m * mean.detach()
            self.running_var = (1 - m) * self.running_var + m * x.detach().var(0)
        else:
            mean = self.running_mean
            var = self.running_var
        return self.weight * ((x - mean) / torch.sqrt(var + self.eps)) + self.bias
