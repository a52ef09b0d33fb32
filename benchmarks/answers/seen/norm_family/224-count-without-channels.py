# task: nf-module-answer
# answer: wrong
# belief: The number of values in a group is the number of real positions.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups = num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        n, l, c = x.shape
        h = x.to(torch.float32).reshape(n, l, self.num_groups, c // self.num_groups)
        m = mask.to(torch.float32)[:, :, None, None]
        count = m.sum(dim=1, keepdim=True)
        mean = (h * m).sum(dim=(1, 3), keepdim=True) / count
        var = ((h - mean) ** 2 * m).sum(dim=(1, 3), keepdim=True) / count
        h = (h - mean) * torch.rsqrt(var + self.eps)
        h = h.reshape(n, l, c) * self.weight.float() + self.bias.float()
        return (h * m[:, :, 0]).to(x.dtype)
