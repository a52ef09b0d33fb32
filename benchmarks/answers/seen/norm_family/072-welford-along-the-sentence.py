# task: nf-module-answer
# answer: right
# belief: Walks along the positions and merges each into mean and sum of squares by Chan's formula.
# mistakes: 0
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
        z = torch.where(mask[..., None], x.float(), 0.0).unflatten(2, (self.num_groups, k))
        count = torch.zeros(n, 1)
        mean = torch.zeros(n, self.num_groups)
        m2 = torch.zeros(n, self.num_groups)
        for t in range(l):
            real = mask[:, t, None].float()
            here = z[:, t].mean(dim=-1)
            inner = (z[:, t] - here[..., None]).square().sum(dim=-1)
            after = count + k * real
            delta = here - mean
            part = k * real / after.clamp(min=1)
            m2 = m2 + real * inner + delta.square() * count * part
            mean = mean + delta * part
            count = after
        std = torch.sqrt(m2 / count + self.eps)
        y = ((z - mean[:, None, :, None]) / std[:, None, :, None]).flatten(2)
        y = y.mul(self.weight.float()).add(self.bias.float())
        return y.where(mask[..., None], y.new_zeros(())).to(x.dtype)
