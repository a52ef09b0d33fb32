# task: bn-module-answer
# answer: wrong
# belief: The running statistics follow every batch that passes, also in eval mode.
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

    def forward(self, x):
        if self.training:
            mean = x.mean(0)
            var = x.var(0, correction=0)
        else:
            mean = self.running_mean.clone()
            var = self.running_var.clone()
        if len(x) > 1:
            with torch.no_grad():
                self.running_mean.lerp_(x.mean(0), self.momentum)
                self.running_var.lerp_(x.var(0), self.momentum)
        return (x - mean) * torch.rsqrt(var + self.eps) * self.weight + self.bias
