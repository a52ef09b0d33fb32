# task: nf-module-answer
# answer: right
# belief: Describes the groups by a matrix of ones and zeros, made anew in forward, and contracts with it.
# mistakes: 0
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups, self.eps = num_groups, eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        c = x.shape[2]
        group = torch.arange(c, device=x.device) // (c // self.num_groups)
        member = torch.nn.functional.one_hot(group, self.num_groups).float()
        values = x.float().masked_fill(~mask[:, :, None], 0.0)
        weight = mask.float() / mask.sum(dim=1, keepdim=True) / (c // self.num_groups)
        mean = torch.einsum("nlc,nl,cg->ng", values, weight, member)
        centred = values - torch.einsum("ng,cg->nc", mean, member)[:, None]
        var = torch.einsum("nlc,nl,cg->ng", centred.square(), weight, member)
        scale = torch.einsum("ng,cg->nc", torch.rsqrt(var + self.eps), member)
        y = centred * (scale * self.weight.float())[:, None] + self.bias.float()
        return y.masked_fill(~mask[:, :, None], 0.0).to(x.dtype)
