"""Answers that the example class hands in: right ones changed in one place each."""

from __future__ import annotations

FORWARD = """\
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    axes = tuple(axis for axis in range(x.ndim) if axis != 1)
    shape = (1, -1) + (1,) * (x.ndim - 2)
    mean = x.mean(axis=axes).reshape(shape)
    var = x.var(axis=axes).reshape(shape)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma.reshape(shape) * x_hat + beta.reshape(shape)
"""

BACKWARD = """\
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    std = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / std
    dbeta = dy.sum(axis=0)
    dgamma = (dy * x_hat).sum(axis=0)
    dx_hat = gamma * dy
    dx = (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0)) / std
    return dx, dgamma, dbeta
"""

MODULE = """\
class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps = eps
        self.momentum = momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def forward(self, x):
        if self.training:
            mean = x.mean(dim=0)
            var = x.var(dim=0, correction=0)
            with torch.no_grad():
                unbiased = x.var(dim=0, correction=1)
                self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
                self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
        else:
            mean = self.running_mean
            var = self.running_var
        x_hat = (x - mean) / torch.sqrt(var + self.eps)
        return self.weight * x_hat + self.bias
"""


PREDICTION = 'prediction = {"y_of_nine": 3.0, "running_mean": 1.9, "running_var": 4.1}\n'

MASKED = """\
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    mask = mask[:, None, :]
    count = mask.sum()
    mean = (x * mask).sum(axis=(0, 2), keepdims=True) / count
    var = ((x - mean) ** 2 * mask).sum(axis=(0, 2), keepdims=True) / count
    y = gamma.reshape(1, -1, 1) * (x - mean) / np.sqrt(var + eps) + beta.reshape(1, -1, 1)
    return np.where(mask, y, 0.0)
"""

HUNT = """\
def inputs():
    rng = np.random.default_rng(1)
    tries = []
    for training in (True, False):
        for shape in ((6, 2), (2, 3, 2, 2)):
            c = shape[1]
            tries.append(
                {
                    "x": rng.normal(0.5, 1.5, shape),
                    "gamma": rng.uniform(1.2, 2.0, c),
                    "beta": rng.uniform(0.5, 1.0, c),
                    "running_mean": rng.normal(0.0, 1.0, c),
                    "running_var": rng.uniform(1.5, 3.0, c),
                    "training": training,
                    "momentum": 0.25,
                    "eps": 0.2,
                }
            )
    return tries


def accepts(arguments, output):
    a = arguments
    axes = (0,) + tuple(range(2, a["x"].ndim))
    shape = (1, -1) + (1,) * (a["x"].ndim - 2)
    mean, var = a["running_mean"], a["running_var"]
    new_mean, new_var = mean, var
    if a["training"]:
        mean, var = a["x"].mean(axis=axes), a["x"].var(axis=axes)
        new_mean = 0.75 * new_mean + 0.25 * mean
        new_var = 0.75 * new_var + 0.25 * a["x"].var(axis=axes, ddof=1)
    x_hat = (a["x"] - mean.reshape(shape)) / np.sqrt(var + 0.2).reshape(shape)
    right = (a["gamma"].reshape(shape) * x_hat + a["beta"].reshape(shape), new_mean, new_var)
    return all(np.abs(one - other).max() < 1e-3 for one, other in zip(output, right))
"""

EXPLANATION = {
    "ko": """\
훈련 모드에서는 지금 들어온 배치의 평균과 분산으로, 평가 모드에서는 훈련하면서 모아 둔 이동 평균과
이동 분산으로 정규화합니다. 두 통계가 다르면 같은 데이터라도 출력이 달라집니다. 배치에 샘플이 두
개뿐이면 분산의 추정이 배치마다 크게 흔들리므로, 신경망은 훈련할 때 보던 것과 다른 입력을 평가 때
받습니다. 가중치를 그대로 두고 큰 배치로 통계만 다시 모아 평가해 보겠습니다. 정확도가 돌아오면 이동
통계의 문제이고, 돌아오지 않으면 갱신이나 모드 전환에 버그가 있는지 찾아보겠습니다.
""",
    "en": """\
In training mode batch norm uses the mean and variance of the batch at hand, in eval mode the
running values collected during training. Where the two differ, the same data give different
outputs. With two examples per batch the variance is estimated very badly, so the network trained
on inputs that look different from those it meets in eval mode. I would keep the weights, collect
the statistics again with large batches and evaluate once more. If the accuracy comes back, the
running statistics were the problem; if it does not, I would look for a bug in the update or in
the switch of the mode.
""",
}


def changed(answer: str, *changes: tuple[str, str]) -> str:
    """``answer`` with each old text, which must occur, replaced by the new one."""
    for old, new in changes:
        if old not in answer:
            raise ValueError(f"{old!r} is not in the answer")
        answer = answer.replace(old, new)
    return answer


UNBIASED = changed(FORWARD, ("x.var(axis=axes)", "x.var(axis=axes, ddof=1)"))  # M-01
EPS_OUTSIDE = changed(FORWARD, ("np.sqrt(var + eps)", "(np.sqrt(var) + eps)"))  # M-03
NO_ROOT = changed(FORWARD, ("np.sqrt(var + eps)", "(var + eps)"))  # M-04
CONSTANT = changed(BACKWARD, (" - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0)", ""))

RUNNING_BIASED = changed(MODULE, ("correction=1", "correction=0"))  # M-02
SWAPPED = changed(  # M-05
    MODULE, ("(1 - self.momentum)", "self.old"), ("self.momentum *", "(1 - self.momentum) *")
).replace("self.old", "self.momentum")
ATTACHED = changed(MODULE, ("with torch.no_grad():", "if True:"))  # M-06
LEARNED = changed(  # M-07
    MODULE,
    ('self.register_buffer("running_mean", ', "self.running_mean = nn.Parameter("),
    ('self.register_buffer("running_var", ', "self.running_var = nn.Parameter("),
    (
        "self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean",
        "self.running_mean.lerp_(mean, self.momentum)",
    ),
    (
        "self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased",
        "self.running_var.lerp_(unbiased, self.momentum)",
    ),
)
PREDICTED_SWAPPED = 'prediction = {"y_of_nine": 3, "running_mean": 9.9, "running_var": 28.9}\n'
PADDING_INCLUDED = changed(
    MASKED,
    ("(x * mask).sum(axis=(0, 2), keepdims=True) / count", "x.mean(axis=(0, 2), keepdims=True)"),
    (
        "((x - mean) ** 2 * mask).sum(axis=(0, 2), keepdims=True) / count",
        "x.var(axis=(0, 2), keepdims=True)",
    ),
    ("    count = mask.sum()\n", ""),
)
EVAL_BATCH = (
    ("mean = self.running_mean\n", "mean = x.mean(dim=0)\n"),
    ("var = self.running_var\n", "var = x.var(dim=0, correction=0)\n"),
)
BIASED_AND_EVAL_BATCH = changed(RUNNING_BIASED, *EVAL_BATCH)  # M-02 and M-08

SYNTAX = changed(BACKWARD, ("np.sqrt(x.var(axis=0) + eps)", "np.sqrt(x.var(axis=0) + eps"))
ENDLESS = changed(  # the loop forgets to count
    BACKWARD,
    (
        "    dbeta = dy.sum(axis=0)\n",
        "    dbeta, row = 0, 0\n    while row < len(dy):\n        dbeta = dbeta + dy[row]\n",
    ),
)
EXITS = "import os\n\n" + changed(FORWARD, ("    shape", "    os._exit(0)\n    shape"))
