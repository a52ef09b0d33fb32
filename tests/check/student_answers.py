"""Wrong answers as students write them in the notebook, by the misconception they show."""

from __future__ import annotations

FORWARD = {
    "M-01": """
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    axes = (0,) + tuple(range(2, x.ndim))
    m = x.size / x.shape[1]
    shape = [1, x.shape[1]] + [1] * (x.ndim - 2)
    mu = x.mean(axis=axes).reshape(shape)
    var = ((x - mu) ** 2).sum(axis=axes).reshape(shape) / (m - 1)
    xhat = (x - mu) / np.sqrt(var + eps)
    return gamma.reshape(shape) * xhat + beta.reshape(shape), None
""",
    "M-03": """
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    axes = (0,) + tuple(range(2, x.ndim))
    shape = [1, x.shape[1]] + [1] * (x.ndim - 2)
    xhat = (x - x.mean(axes, keepdims=True)) / (x.std(axes, keepdims=True) + eps)
    return gamma.reshape(shape) * xhat + beta.reshape(shape)
""",
    "M-04": """
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    t = torch.tensor(x.copy())
    dims = [d for d in range(x.ndim) if d != 1]
    var, mu = torch.var_mean(t, dims, correction=0, keepdim=True)
    shape = [1, x.shape[1]] + [1] * (x.ndim - 2)
    return ((t - mu) / (var + eps)).numpy() * gamma.reshape(shape) + beta.reshape(shape)
""",
    "M-12": """
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    if x.ndim == 4:
        gamma, beta = gamma[:, None, None], beta[:, None, None]
    return gamma * (x - x.mean(0)) / np.sqrt(x.var(0) + eps) + beta
""",
    "M-14": """
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    axes = (0,) + tuple(range(2, x.ndim))
    g, b = (v.reshape([1, -1] + [1] * (x.ndim - 2)) for v in (gamma, beta))
    return g * (x - x.mean(axes, keepdims=True)) / (
        np.sqrt(x.var(axes, keepdims=True) + eps) + b)
""",
}

BACKWARD = {
    "M-11": """
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    xhat = (x - x.mean(0)) / np.sqrt(x.var(0) + eps)
    dx = dy * gamma / np.sqrt(x.var(0) + eps)
    return dx, np.sum(dy * xhat, 0), np.sum(dy, 0)
""",
    "R-01": """
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    m = len(x)
    std = np.sqrt(x.var(0) + eps)
    xhat = (x - x.mean(0)) / std
    dxhat = dy * gamma
    dmu = -(dxhat / std).sum(0)
    return dxhat / std + dmu / m, (dy * xhat).sum(0), dy.sum(0)
""",
}

_INIT = """
class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
"""

_RIGHT_FORWARD = """
    def forward(self, x):
        if self.training:
            mu, var = x.mean(0), x.var(0, correction=0)
            with torch.no_grad():
                self.running_mean.lerp_(mu, self.momentum)
                self.running_var.lerp_(x.var(0), self.momentum)
        else:
            mu, var = self.running_mean, self.running_var
        return self.weight * (x - mu) / torch.sqrt(var + self.eps) + self.bias
"""

RUNNING = {
    "M-01": _INIT + _RIGHT_FORWARD.replace("x.var(0, correction=0)", "x.var(0)"),
    "M-02": _INIT + _RIGHT_FORWARD.replace("lerp_(x.var(0)", "lerp_(var"),
    "M-03": _INIT + _RIGHT_FORWARD.replace("sqrt(var + self.eps)", "sqrt(var).add(self.eps)"),
    "M-04": _INIT + _RIGHT_FORWARD.replace("torch.sqrt(var + self.eps)", "(var + self.eps)"),
    "M-05": _INIT + _RIGHT_FORWARD.replace("self.momentum)", "1 - self.momentum)"),
    "M-06": _INIT
    + """
    def forward(self, x):
        if not self.training:
            return self.weight * (x - self.running_mean) / torch.sqrt(
                self.running_var + self.eps) + self.bias
        mu, var = x.mean(0), x.var(0, correction=0)
        self.running_mean.mul_(1 - self.momentum).add_(self.momentum * mu)
        self.running_var.mul_(1 - self.momentum).add_(self.momentum * x.var(0))
        return self.weight * (x - mu) / torch.sqrt(var + self.eps) + self.bias
""",
    "M-07": _INIT.replace(
        'self.register_buffer("running_mean", ', "self.running_mean = nn.Parameter("
    ).replace('self.register_buffer("running_var", ', "self.running_var = nn.Parameter(")
    + _RIGHT_FORWARD,
    "M-10": _INIT + _RIGHT_FORWARD.replace("lerp_(x.var(0)", "lerp_(x.std(0)"),
    "M-11": _INIT
    + _RIGHT_FORWARD.replace(
        "mu, var = x.mean(0), x.var(0, correction=0)",
        "mu, var = x.mean(0).detach(), x.var(0, correction=0).detach()",
    ),
    "R-11": _INIT.replace('self.register_buffer("running_mean", ', "self.running_mean = (").replace(
        'self.register_buffer("running_var", ', "self.running_var = ("
    )
    + _RIGHT_FORWARD,
}

INFERENCE = {
    "M-08": _INIT + _RIGHT_FORWARD.replace("if self.training:", "if True:"),
    "M-09": _INIT.replace(
        "self.eps, self.momentum", "self.gammas = []\n        self.eps, self.momentum"
    )
    + """
    def forward(self, x):
        gamma = self.weight
        if self.training:
            mu, var = x.mean(0), x.var(0, correction=0)
            self.gammas.append(gamma.detach().clone())
            with torch.no_grad():
                self.running_mean.lerp_(mu, self.momentum)
                self.running_var.lerp_(x.var(0), self.momentum)
        else:
            mu, var = self.running_mean, self.running_var
            gamma = sum(self.gammas) / len(self.gammas)
        return gamma * (x - mu) / torch.sqrt(var + self.eps) + self.bias
""",
    "R-12": _INIT
    + """
    def forward(self, x):
        mu, var = x.mean(0), x.var(0, correction=0)
        with torch.no_grad():
            m = x.shape[0]
            self.running_mean += self.momentum * (mu - self.running_mean)
            self.running_var += self.momentum * (var * m / (m - 1) - self.running_var)
        if not self.training:
            mu, var = self.running_mean, self.running_var
        return self.weight * (x - mu) / torch.sqrt(var + self.eps) + self.bias
""",
}

MASKED = {
    "R-18": """
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None, :]
    mu = (x * m).mean((0, 2), keepdims=True)
    var = (((x - mu) * m) ** 2).mean((0, 2), keepdims=True)
    return m * (gamma[:, None] * (x - mu) / np.sqrt(var + eps) + beta[:, None])
""",
    "R-19": """
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None, :]
    z = x * m
    y = (z - z.mean((0, 2), keepdims=True)) / np.sqrt(z.var((0, 2), keepdims=True) + eps)
    return m * (gamma[:, None] * y + beta[:, None])
""",
    "R-20": """
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    y = (x - x.mean((0, 2), keepdims=True)) / np.sqrt(x.var((0, 2), keepdims=True) + eps)
    return mask[:, None, :] * (gamma[:, None] * y + beta[:, None])
""",
}

PREDICTIONS = {
    "M-01": "prediction = {'y_of_nine': 2.41, 'running_mean': 1.9, 'running_var': 4.1}",
    "M-02": "prediction = {'y_of_nine': 3, 'running_mean': 1.9, 'running_var': 2.5}",
    "M-04": "prediction = {'y_of_nine': 1.5, 'running_mean': 1.9, 'running_var': 4.1}",
    "M-05": "prediction = {'y_of_nine': 3, 'running_mean': 9.9, 'running_var': 28.9}",
    "M-14": "prediction = {'y_of_nine': 1.6, 'running_mean': 1.9, 'running_var': 4.1}",
}
