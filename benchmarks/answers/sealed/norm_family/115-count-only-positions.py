# task: nf-module-answer
# answer: wrong
# belief: The number of values in a group is the number of real positions of the sentence.
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
        keep = mask.float()[:, :, None, None]
        count = keep.sum(dim=1, keepdim=True)
        mean = (xf * keep).sum(dim=(1, 3), keepdim=True) / count
        var = ((xf - mean).square() * keep).sum(dim=(1, 3), keepdim=True) / count
        xf = (xf - mean) * torch.rsqrt(var + self.eps)
        y = xf.reshape(n, l, c) * self.weight.float() + self.bias.float()
        y = y.masked_fill(~mask[:, :, None], 0.0)
        return y.to(x.dtype)
