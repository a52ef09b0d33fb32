# task: nf-module-answer
# answer: wrong
# belief: Sets padding to zero once, for the sum, and does not see that zero minus the mean is not zero.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.g = num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        n, l, c = x.shape
        m = mask[:, :, None, None]
        xg = x.to(torch.float32).reshape(n, l, self.g, -1).masked_fill(~m, 0.0)
        count = mask.sum(dim=1).reshape(n, 1, 1, 1) * (c // self.g)
        mu = xg.sum(dim=(1, 3), keepdim=True) / count
        var = (xg - mu).pow(2).sum(dim=(1, 3), keepdim=True) / count
        xhat = (xg - mu) * torch.rsqrt(var + self.eps)
        y = self.weight * xhat.reshape(n, l, c) + self.bias
        return y.masked_fill(~mask[:, :, None], 0.0).to(x.dtype)
