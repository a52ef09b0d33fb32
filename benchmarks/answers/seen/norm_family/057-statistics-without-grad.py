# task: nf-module-answer
# answer: wrong
# belief: Treats mean and variance as constants, as with running statistics, and cuts the gradient there.
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
        z = x.float().reshape(n, l, self.groups, c // self.groups)
        m = mask[:, :, None, None]
        with torch.no_grad():
            k = m.sum(dim=(1, 2, 3), keepdim=True) * z.shape[3]
            mean = torch.where(m, z, 0.0).sum(dim=(1, 3), keepdim=True) / k
            var = torch.where(m, (z - mean) ** 2, 0.0).sum(dim=(1, 3), keepdim=True) / k
            std = torch.sqrt(var + self.eps)
        y = ((z - mean) / std).reshape(n, l, c)
        y = self.weight * y + self.bias
        return torch.where(mask[..., None], y, 0.0).to(x.dtype)
