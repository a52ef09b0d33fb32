# task: bn-module-answer
# answer: right
# belief: Uses torch.var_mean and lerp_ on the buffers and folds gamma and beta into one scale and one shift.
# mistakes: 0
class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps = eps
        self.momentum = momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def _update(self, x):
        with torch.no_grad():
            var, mean = torch.var_mean(x, dim=0, correction=1)
            self.running_mean.lerp_(mean, self.momentum)
            self.running_var.lerp_(var, self.momentum)

    def forward(self, x):
        var, mean = self.running_var, self.running_mean
        if self.training:
            self._update(x)
            var, mean = torch.var_mean(x, dim=0, correction=0)
        scale = self.weight * torch.rsqrt(var + self.eps)
        shift = self.bias - mean * scale
        return torch.addcmul(shift, x, scale)
