# task: nf-module-answer
# answer: wrong
# belief: Reshapes the channels to (c/groups, groups), so a group gathers channels far apart.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.groups, self.channels, self.eps = num_groups, num_channels, eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        n, l, c = x.shape
        k = c // self.groups
        real = mask.view(n, l, 1, 1).float()
        z = x.float().reshape(n, l, k, self.groups)
        total = real.sum(dim=(1, 2), keepdim=True) * k
        mu = (z * real).sum(dim=(1, 2), keepdim=True) / total
        d = (z - mu) * real
        var = (d * d).sum(dim=(1, 2), keepdim=True) / total
        y = (d / (var + self.eps).sqrt()).reshape(n, l, c) * self.weight + self.bias
        return (y * mask.unsqueeze(-1)).to(x.dtype)
