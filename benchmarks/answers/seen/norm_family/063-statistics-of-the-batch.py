# task: nf-module-answer
# answer: wrong
# belief: Takes the statistics of a group over the real positions of all sentences of the batch.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups = num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        shape = x.shape
        real = x[mask].float()
        real = real.reshape(len(real), self.num_groups, -1)
        mean = real.mean(dim=(0, 2), keepdim=True)
        var = real.var(dim=(0, 2), unbiased=False, keepdim=True)
        real = ((real - mean) / torch.sqrt(var + self.eps)).reshape(-1, shape[2])
        y = torch.zeros(shape, dtype=x.dtype)
        y[mask] = (real * self.weight + self.bias).to(x.dtype)
        return y
