# task: bn-module-answer
# answer: right
# belief: Centres by subtracting an averaging matrix times x and assigns fresh tensors to the buffers.
# mistakes: 0
class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps = eps
        self.momentum = momentum
        for name, value in (("weight", 1.0), ("bias", 0.0)):
            self.register_parameter(name, nn.Parameter(torch.full((num_features,), value)))
        for name, value in (("running_mean", 0.0), ("running_var", 1.0)):
            self.register_buffer(name, torch.full((num_features,), value))

    def batch(self, x):
        n = x.shape[0]
        average = torch.full((n, n), 1 / n, dtype=x.dtype, device=x.device)
        centred = x - average @ x
        squares = torch.einsum("nc,nc->c", centred, centred)
        mean = (x - centred)[0].detach()
        old, new = 1 - self.momentum, self.momentum
        self.running_mean = old * self.running_mean + new * mean
        self.running_var = old * self.running_var + new * squares.detach() / (n - 1)
        return centred / (squares / n + self.eps).sqrt()

    def forward(self, x):
        if self.training:
            z = self.batch(x)
        else:
            z = (x - self.running_mean) / (self.running_var + self.eps).sqrt()
        return z * self.weight + self.bias
