# task: nf-module-answer
# answer: wrong
# belief: Clears the padding of x-hat and adds β afterwards, so β stays at padding.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups, self.eps = num_groups, eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        n, l, c = x.shape
        w = mask.float()[:, :, None, None]
        w = w / (w.sum(dim=1, keepdim=True) * (c // self.num_groups))
        z = x.float().reshape(n, l, self.num_groups, -1)
        mu = (w * z).sum(dim=(1, 3), keepdim=True)
        var = (w * (z - mu).square()).sum(dim=(1, 3), keepdim=True)
        xhat = ((z - mu) / (var + self.eps).sqrt()).reshape(n, l, c)
        xhat = xhat * mask[:, :, None]
        return (xhat * self.weight + self.bias).to(x.dtype)
