# task: nf-module-answer
# answer: right
# belief: Goes through sentences and groups, picks the real rows, and puts the results back with index_put.
# mistakes: 0
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.sizes = [num_channels // num_groups] * num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        done = []
        for words, real in zip(x.unbind(0), mask.unbind(0)):
            at = real.nonzero(as_tuple=True)[0]
            pieces = []
            for piece in words[at].float().split(self.sizes, dim=1):
                var, mean = torch.var_mean(piece, correction=0)
                pieces.append((piece - mean) * (var + self.eps) ** -0.5)
            y = torch.hstack(pieces) * self.weight.float() + self.bias.float()
            empty = torch.zeros_like(words)
            done.append(empty.index_put((at,), y.to(x.dtype)))
        return torch.stack(done)
