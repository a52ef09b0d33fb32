# task: nf-module-answer
# answer: wrong
# belief: Flattens batch and positions with view and believes every tensor lies contiguous in memory.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups = num_groups
        self.num_channels = num_channels
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        n, l, c = x.shape
        flat = x.view(n * l, self.num_groups, c // self.num_groups)[mask.reshape(-1)].float()
        owner = torch.arange(n, device=x.device).repeat_interleave(mask.sum(dim=1))
        count = mask.sum(dim=1)[:, None] * flat.shape[2]
        zeros = torch.zeros(n, self.num_groups, device=x.device)
        mean = zeros.index_add(0, owner, flat.sum(dim=2)) / count
        d = flat - mean[owner][:, :, None]
        var = zeros.index_add(0, owner, d.square().sum(dim=2)) / count
        normed = d / torch.sqrt(var + self.eps)[owner][:, :, None]
        normed = normed.reshape(-1, c) * self.weight + self.bias
        y = torch.zeros(n * l, c, dtype=x.dtype, device=x.device)
        y[mask.reshape(-1)] = normed.to(x.dtype)
        return y.view(n, l, c)
