# task: nf-module-answer
# answer: wrong
# belief: Goes up to float32 and returns float32.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups = num_groups
        self.per_group = num_channels // num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        x = x.float()
        n, l, c = x.shape
        pad = ~mask[:, :, None, None]
        z = x.reshape(n, l, self.num_groups, self.per_group)
        count = mask.sum(1).view(n, 1, 1, 1) * self.per_group
        mean = z.masked_fill(pad, 0).sum((1, 3), keepdim=True) / count
        centred = (z - mean).masked_fill(pad, 0)
        var = centred.square().sum((1, 3), keepdim=True) / count
        y = centred * (var + self.eps).rsqrt()
        y = y.reshape(n, l, c) * self.weight.float() + self.bias.float()
        return y.masked_fill(~mask[:, :, None], 0).to(x.dtype)
