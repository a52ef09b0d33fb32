# task: nf-module-answer
# answer: wrong
# belief: Gives each group one γ and one β, since a group is normalised together.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups = num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_groups))
        self.bias = nn.Parameter(torch.zeros(num_groups))

    def forward(self, x, mask):
        n, l, c = x.shape
        z = x.float().reshape(n, l, self.num_groups, c // self.num_groups)
        m = mask.float().reshape(n, l, 1, 1)
        count = m.sum(dim=1, keepdim=True) * (c // self.num_groups)
        mean = (z * m).sum(dim=(1, 3), keepdim=True) / count
        var = ((z - mean) ** 2 * m).sum(dim=(1, 3), keepdim=True) / count
        y = (z - mean) / torch.sqrt(var + self.eps)
        y = (y * self.weight[:, None] + self.bias[:, None]) * m
        return y.reshape(n, l, c).to(x.dtype)
