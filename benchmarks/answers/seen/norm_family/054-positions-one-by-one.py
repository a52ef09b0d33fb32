# task: nf-module-answer
# answer: wrong
# belief: Normalises each position by itself, as layer norm does, and needs the mask for the output only.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups = num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        parts = []
        for part in torch.chunk(x.float(), self.num_groups, dim=-1):
            mean = part.mean(dim=-1, keepdim=True)
            var = ((part - mean) ** 2).mean(dim=-1, keepdim=True)
            parts.append((part - mean) / torch.sqrt(var + self.eps))
        y = torch.cat(parts, dim=-1) * self.weight + self.bias
        return torch.where(mask[..., None], y, torch.zeros_like(y)).type_as(x)
