# task: nf-module-answer
# answer: wrong
# belief: Divides by the number of real positions and forgets that each holds several channels of the group.
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
        z = x.float().reshape(n, l, self.num_groups, c // self.num_groups)
        m = mask.float()
        lengths = m.sum(dim=1)[:, None]
        mean = torch.einsum("nlgk,nl->ng", z, m) / lengths
        d = z - mean[:, None, :, None]
        var = torch.einsum("nlgk,nlgk,nl->ng", d, d, m) / lengths
        y = d / torch.sqrt(var + self.eps)[:, None, :, None]
        y = y.reshape(n, l, c) * self.weight + self.bias
        return (y * m[:, :, None]).to(x.dtype)
