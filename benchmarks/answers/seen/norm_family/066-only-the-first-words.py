# task: nf-module-answer
# answer: wrong
# belief: Counts the real positions and takes that many from the start, since padding stands at the end.
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
        out = []
        for sentence, length in zip(x, mask.sum(dim=1).tolist()):
            z = sentence[:length].float().reshape(length, self.num_groups, -1)
            mean = z.mean(dim=(0, 2), keepdim=True)
            var = (z - mean).pow(2).mean(dim=(0, 2), keepdim=True)
            y = ((z - mean) / torch.sqrt(var + self.eps)).reshape(length, c)
            y = y * self.weight + self.bias
            out.append(torch.cat([y, y.new_zeros(l - length, c)]))
        return torch.stack(out).to(x.dtype)
