# task: nf-module-answer
# answer: wrong
# belief: Mean and variance are only numbers to normalise with, so they are computed under no_grad.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups, self.eps = num_groups, eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        n, l, c = x.shape
        size = c // self.num_groups
        xs = x.float().reshape(n, l, self.num_groups, size)
        keep = mask.bool()[:, :, None, None]
        with torch.no_grad():
            count = keep.sum(dim=(1, 3), keepdim=True).float() * size
            mean = torch.where(keep, xs, 0.0).sum(dim=(1, 3), keepdim=True) / count
            var = torch.where(keep, (xs - mean) ** 2, 0.0).sum(dim=(1, 3), keepdim=True) / count
        y = torch.where(keep, (xs - mean) / torch.sqrt(var + self.eps), 0.0).reshape(n, l, c)
        y = y * self.weight.float() + self.bias.float()
        return torch.where(mask.bool()[:, :, None], y, 0.0).to(x.dtype)
