# task: bn-module-answer
# answer: wrong
# belief: Updates the buffers at the end of forward whatever the mode.
# mistakes: 1
class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.eps = eps
        self.momentum = momentum

    def forward(self, x):
        batch_mean = x.mean(dim=0)
        batch_var = ((x - batch_mean) ** 2).mean(dim=0)
        if self.training:
            out = (x - batch_mean) / torch.sqrt(batch_var + self.eps)
        else:
            out = (x - self.running_mean) / torch.sqrt(self.running_var + self.eps)
        n = len(x)
        if n > 1:
            with torch.no_grad():
                self.running_mean.mul_(1 - self.momentum).add_(self.momentum * batch_mean)
                self.running_var.mul_(1 - self.momentum).add_(
                    self.momentum * batch_var * n / (n - 1)
                )
        return out * self.weight + self.bias
