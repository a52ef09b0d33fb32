# task: nf-module-answer
# answer: wrong
# belief: Copies the reshape of images, (n, groups, rest), though channels are last here.
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
        full_mask = mask[:, :, None].expand(n, l, c).reshape(n, self.num_groups, -1).float()
        z = x.float().reshape(n, self.num_groups, -1)
        count = full_mask.sum(dim=2, keepdim=True).clamp(min=1)
        mean = (z * full_mask).sum(dim=2, keepdim=True) / count
        var = ((z - mean) ** 2 * full_mask).sum(dim=2, keepdim=True) / count
        z = (z - mean) / torch.sqrt(var + self.eps) * full_mask
        y = z.reshape(n, l, c) * self.weight + self.bias
        return (y * mask[:, :, None]).to(x.dtype)
