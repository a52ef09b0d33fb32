# task: nf-module-answer
# answer: wrong
# belief: Computes everything in the dtype of x, so squares overflow in float16.
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
        m = mask.to(x.dtype)[:, :, None, None]
        z = x.reshape(n, l, self.num_groups, c // self.num_groups)
        count = m.sum(dim=1, keepdim=True) * z.shape[-1]
        mean = (z * m).sum(dim=(1, 3), keepdim=True) / count
        var = ((z - mean) ** 2 * m).sum(dim=(1, 3), keepdim=True) / count
        out = (z - mean) / torch.sqrt(var + self.eps)
        out = out.reshape(n, l, c) * self.weight + self.bias
        return out * mask[..., None]
