# task: nf-module-answer
# answer: wrong
# belief: Calls the parameters gamma and beta as in the book.
# mistakes: 1
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.num_groups = num_groups
        self.eps = eps
        self.gamma = nn.Parameter(torch.ones(num_channels))
        self.beta = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        n, l, c = x.shape
        z = x.float().reshape(n, l, self.num_groups, c // self.num_groups)
        m = mask[:, :, None, None]
        count = mask.sum(dim=1)[:, None, None, None] * z.shape[-1]
        mu = torch.where(m, z, 0.0).sum(dim=(1, 3), keepdim=True) / count
        var = torch.where(m, (z - mu) ** 2, 0.0).sum(dim=(1, 3), keepdim=True) / count
        xhat = ((z - mu) / (var + self.eps) ** 0.5).reshape(n, l, c)
        return torch.where(mask[:, :, None], self.gamma * xhat + self.beta, 0.0).to(x.dtype)
