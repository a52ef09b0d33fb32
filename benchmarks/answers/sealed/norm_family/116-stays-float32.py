# task: nf-module-answer
# answer: wrong
# belief: Once the statistics are in float32, the result may stay there.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        assert num_channels % num_groups == 0
        self.num_groups = num_groups
        self.num_channels = num_channels
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        x = x.to(torch.float32)
        n, l, c = x.shape
        size = c // self.num_groups
        m = mask.unsqueeze(-1)
        groups = torch.where(m, x, torch.zeros_like(x)).reshape(n, l, self.num_groups, size)
        count = (mask.sum(dim=1) * size).reshape(n, 1, 1, 1)
        mean = groups.sum(dim=(1, 3), keepdim=True) / count
        diff = (groups - mean) * m.unsqueeze(-1)
        var = (diff**2).sum(dim=(1, 3), keepdim=True) / count
        y = (diff / torch.sqrt(var + self.eps)).reshape(n, l, c)
        y = y * self.weight + self.bias
        return torch.where(m, y, torch.zeros_like(y))
