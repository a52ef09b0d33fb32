# task: nf-module-answer
# answer: wrong
# belief: Takes mean and variance over all positions, padding too, and uses the mask at the end only.
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
        mean = z.mean(dim=(1, 3), keepdim=True)
        var = z.var(dim=(1, 3), keepdim=True, unbiased=False)
        z = ((z - mean) / torch.sqrt(var + self.eps)).reshape(n, l, c)
        y = z * self.weight + self.bias
        return (y * mask[:, :, None]).to(x.dtype)
