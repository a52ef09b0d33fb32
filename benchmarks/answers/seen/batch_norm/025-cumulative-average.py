# task: bn-module-answer
# answer: wrong
# belief: Averages over all batches seen so far and never uses momentum.
# mistakes: 1
class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.eps = eps
        self.momentum = momentum
        self.seen = 0

    def forward(self, x):
        if self.training:
            self.seen += 1
            mu = x.mean(0)
            var = x.var(0, unbiased=False)
            with torch.no_grad():
                # 지금까지 본 배치들의 평균
                self.running_mean += (mu - self.running_mean) / self.seen
                self.running_var += (x.var(0) - self.running_var) / self.seen
        else:
            mu, var = self.running_mean, self.running_var
        return self.weight * (x - mu) / torch.sqrt(var + self.eps) + self.bias
