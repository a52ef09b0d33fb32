# task: nf-module-answer
# answer: wrong
# belief: Since everything is computed in float32, the output is float32.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.groups = num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        n, l, c = x.shape
        xf = x.float().reshape(n, l, self.groups, -1)
        m = mask.reshape(n, l, 1, 1).float().expand_as(xf)
        count = m.sum((1, 3), keepdim=True)
        mu = (xf * m).sum((1, 3), keepdim=True) / count
        var = ((xf - mu).pow(2) * m).sum((1, 3), keepdim=True) / count
        out = ((xf - mu) * m / (var + self.eps).sqrt()).reshape(n, l, c)
        out = out * self.weight.float() + self.bias.float()
        return out.masked_fill(~mask.bool().unsqueeze(-1), 0.0)
