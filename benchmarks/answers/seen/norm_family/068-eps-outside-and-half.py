# task: nf-module-answer
# answer: wrong
# belief: Adds ε to the standard deviation, and squares in float16 before it goes to float32.
# mistakes: 2
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups = num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        n, l, c = x.shape
        z = x.reshape(n, l, self.num_groups, c // self.num_groups)
        m = mask[:, :, None, None]
        count = (m.sum(dim=1, keepdim=True) * z.shape[3]).float()
        mean = (z * m).float().sum(dim=(1, 3), keepdim=True) / count
        d = z - mean.to(x.dtype)
        var = (d * d * m).float().sum(dim=(1, 3), keepdim=True) / count
        y = d.float() / (var.sqrt() + self.eps)
        y = y.reshape(n, l, c) * self.weight + self.bias
        return (y * mask[:, :, None]).to(x.dtype)
