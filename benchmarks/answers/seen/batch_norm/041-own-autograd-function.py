# task: bn-module-answer
# answer: right
# belief: Puts training mode into an own autograd.Function with its backward pass written by hand.
# mistakes: 0
class Normalise(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, eps):
        var, mean = torch.var_mean(x, 0, correction=0)
        inv = torch.rsqrt(var + eps)
        z = (x - mean) * inv
        ctx.save_for_backward(z, inv)
        return z

    @staticmethod
    def backward(ctx, dz):
        z, inv = ctx.saved_tensors
        return inv * (dz - dz.mean(0) - z * (dz * z).mean(0)), None


class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def forward(self, x):
        if not self.training:
            scale = self.weight / torch.sqrt(self.running_var + self.eps)
            return torch.addcmul(self.bias, x - self.running_mean, scale)
        with torch.no_grad():
            var, mean = torch.var_mean(x, 0)
            self.running_mean.lerp_(mean, self.momentum)
            self.running_var.lerp_(var, self.momentum)
        return self.weight * Normalise.apply(x, self.eps) + self.bias
