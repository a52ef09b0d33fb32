# task: nf-module-answer
# answer: wrong
# belief: The computation stays in the dtype of x, so that the output has it too.
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
        h = x.reshape(n, l, self.num_groups, c // self.num_groups)
        m = mask[:, :, None, None].to(x.dtype)
        count = m.sum(dim=(1, 2, 3), keepdim=True) * (c // self.num_groups)
        mean = (h * m).sum(dim=(1, 3), keepdim=True) / count
        var = (((h - mean) * m) ** 2).sum(dim=(1, 3), keepdim=True) / count
        h = (h - mean) / torch.sqrt(var + self.eps)
        y = h.reshape(n, l, c) * self.weight + self.bias
        return y * mask[:, :, None].to(x.dtype)
