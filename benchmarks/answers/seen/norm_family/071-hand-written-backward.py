# task: nf-module-answer
# answer: right
# belief: Normalises in an own autograd.Function whose backward pass is the equation of group norm with a mask.
# mistakes: 0
class _Normalise(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z, share, eps):
        mean = (z * share).sum(dim=(1, 3), keepdim=True)
        d = (z - mean) * (share > 0)
        inv = ((d * d * share).sum(dim=(1, 3), keepdim=True) + eps).rsqrt()
        xhat = d * inv
        ctx.save_for_backward(xhat, inv, share)
        return xhat

    @staticmethod
    def backward(ctx, g):
        xhat, inv, share = ctx.saved_tensors
        real = (share > 0).to(g.dtype)
        g = g * real
        first = g.sum(dim=(1, 3), keepdim=True)
        second = (g * xhat).sum(dim=(1, 3), keepdim=True)
        return inv * (g - share * (first + xhat * second)), None, None


class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups = num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        n, l, c = x.shape
        k = c // self.num_groups
        z = torch.where(mask[:, :, None], x, torch.zeros_like(x)).float()
        share = (mask.float() / (mask.sum(dim=1, keepdim=True) * k))[:, :, None, None]
        xhat = _Normalise.apply(z.reshape(n, l, self.num_groups, k), share, self.eps)
        y = torch.addcmul(self.bias.float(), xhat.reshape(n, l, c), self.weight.float())
        return (y * mask[:, :, None]).type_as(x)
