# task: nf-module-answer
# answer: wrong
# belief: Float16 only needs care in the output, the statistics can be taken in the dtype of x.
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
        g = self.num_groups
        xg = x.reshape(n, l, g, c // g)
        m = mask[:, :, None, None].to(x.dtype)
        count = m.sum(dim=(1, 3), keepdim=True) * (c // g)
        mean = (xg * m).sum(dim=(1, 3), keepdim=True) / count
        var = (m * (xg - mean) ** 2).sum(dim=(1, 3), keepdim=True) / count
        y = ((xg - mean) / torch.sqrt(var + self.eps)).reshape(n, l, c)
        y = y * self.weight + self.bias
        return (y * mask[:, :, None]).to(x.dtype)
