# task: nf-module-answer
# answer: wrong
# belief: Selects the real values and takes torch.var, which divides by the number minus one.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups = num_groups
        self.size = num_channels // num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        y = torch.zeros_like(x, dtype=torch.float32)
        for i in range(x.shape[0]):
            for g in range(self.num_groups):
                cols = slice(g * self.size, (g + 1) * self.size)
                values = x[i, :, cols][mask[i]].float()
                normed = (values - values.mean()) / torch.sqrt(values.var() + self.eps)
                y[i, mask[i], cols] = normed * self.weight[cols].float() + self.bias[cols].float()
        return y.to(x.dtype)
