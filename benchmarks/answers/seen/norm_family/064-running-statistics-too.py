# task: nf-module-answer
# answer: wrong
# belief: Keeps running statistics in buffers and uses them in eval mode, as batch norm does.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups = num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))
        self.register_buffer("running_mean", torch.zeros(num_groups))
        self.register_buffer("running_var", torch.ones(num_groups))

    def forward(self, x, mask):
        n, l, c = x.shape
        z = x.float().reshape(n, l, self.num_groups, c // self.num_groups)
        m = mask.float()[:, :, None, None]
        if self.training:
            count = m.sum(dim=1, keepdim=True) * z.shape[3]
            mean = (z * m).sum(dim=(1, 3), keepdim=True) / count
            var = ((z - mean) ** 2 * m).sum(dim=(1, 3), keepdim=True) / count
            with torch.no_grad():
                self.running_mean.lerp_(mean.mean(dim=0).flatten().to(self.running_mean), 0.1)
                self.running_var.lerp_(var.mean(dim=0).flatten().to(self.running_var), 0.1)
        else:
            mean = self.running_mean.float()[:, None]
            var = self.running_var.float()[:, None]
        y = ((z - mean) / torch.sqrt(var + self.eps)).reshape(n, l, c)
        y = (y * self.weight + self.bias) * mask[:, :, None]
        return y.to(x.dtype)
