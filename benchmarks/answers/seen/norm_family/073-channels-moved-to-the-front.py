# task: nf-module-answer
# answer: right
# belief: Moves channels to the front, works in float64 and expands γ and β by hand.
# mistakes: 0
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups = num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.full((num_channels,), 1.0))
        self.bias = nn.Parameter(torch.full((num_channels,), 0.0))

    def forward(self, x, mask):
        n, l, c = x.shape
        z = x.double().permute(0, 2, 1).reshape(n, self.num_groups, -1)
        real = mask.repeat(1, c // self.num_groups)[:, None]
        share = real.double() / real.sum(dim=2, keepdim=True)
        z = z.masked_fill(~real, 0.0)
        z = z - torch.linalg.vecdot(z, share.expand_as(z))[..., None]
        z = z / torch.sqrt(torch.linalg.vecdot(z * z, share.expand_as(z)) + self.eps)[..., None]
        z = z.reshape(n, c, l) * self.weight.double()[:, None] + self.bias.double()[:, None]
        return (z * mask[:, None]).transpose(1, 2).to(x.dtype)
