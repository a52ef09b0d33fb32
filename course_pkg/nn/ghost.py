"""Batch norm that sees few examples at a time, or one time step at a time."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from course_pkg.errors import InvalidValueError
from course_pkg.nn._inputs import require_channels, scale_and_shift, wide
from course_pkg.nn._normalise import batch_norm
from course_pkg.nn.norm import BatchNorm


class GhostBatchNorm(BatchNorm):
    """Batch norm whose statistics see ``group`` examples of the batch at a time.

    The gradient averages all n examples, the statistics few: what a small batch does to batch
    norm, without what it does to the gradient. Of g = n / group groups, group j takes the
    examples j, j + g, j + 2g, ... Running statistics average over the groups, evaluation is
    that of batch norm; ``momentum`` weights the new statistic.
    x: (n, c, *spatial). Raises ShapeError for another number of channels, InvalidValueError
    when group does not divide n or leaves one value per channel.
    References: hoffer2017train, https://arxiv.org/abs/1705.08741
    """

    def __init__(
        self, num_features: int, group: int, eps: float = 1e-5, momentum: float | None = 0.1
    ) -> None:
        super().__init__(num_features, eps, momentum)
        if group < 1:
            raise InvalidValueError(f"group must be 1 or more; got {group}")
        self.group = group

    def forward(self, x: Tensor) -> Tensor:
        """Normalise each group of x by itself in training; as batch norm in evaluation."""
        if not self.training:
            return super().forward(x)
        c = self.num_features
        require_channels("GhostBatchNorm", x, c, spatial=0)
        groups, rest = divmod(len(x), self.group)
        m = self.group * (x[0, 0].numel() if len(x) else 0)
        if rest or m < 2:
            raise InvalidValueError(
                f"the batch must split into groups of {self.group} with at least 2 values per "
                f"channel; x has shape {tuple(x.shape)}"
            )
        # g groups of `group` examples are a batch of `group` examples with g times the channels.
        flat = wide(x).reshape(self.group, groups * c, -1)
        gamma, beta = scale_and_shift(self.weight, self.bias, flat, (c,))
        y, mu, var = batch_norm(flat, gamma.repeat(groups), beta.repeat(groups), self.eps)
        self.update(mu.view(groups, c).mean(dim=0), var.view(groups, c).mean(dim=0), m)
        return y.reshape(x.shape).to(x.dtype)

    def extra_repr(self) -> str:
        """The settings, as torch.nn prints them."""
        return f"{super().extra_repr()}, group={self.group}"


class StepBatchNorm(nn.Module):
    """Batch norm inside a recurrent network: statistics of its own for every time step.

    The distribution of the state changes from step to step, most at the start, so running
    statistics shared by all steps fit none. gamma and beta are shared; gamma starts at 0.1, since
    tanh saturates at 1. In evaluation steps beyond the last one trained use its statistics.
    x: (n, c). Raises InvalidValueError for a step without statistics in training.
    References: cooijmans2017recurrent, https://arxiv.org/abs/1603.09025
    """

    def __init__(
        self, num_features: int, steps: int, eps: float = 1e-5, momentum: float | None = 0.1
    ) -> None:
        super().__init__()
        if steps < 1:
            raise InvalidValueError(f"steps must be 1 or more; got {steps}")
        self.norms = nn.ModuleList(
            BatchNorm(num_features, eps, momentum, affine=False) for _ in range(steps)
        )
        self.weight = nn.Parameter(torch.full((num_features,), 0.1))
        self.bias = nn.Parameter(torch.zeros(num_features))

    def forward(self, x: Tensor, step: int) -> Tensor:
        """Normalise the state x of time step ``step``, counted from 0."""
        last = len(self.norms) - 1
        if step < 0 or (self.training and step > last):
            raise InvalidValueError(
                f"there are statistics for the steps 0 to {last}; got step {step}. "
                "Make the layer with as many steps as the longest training sequence"
            )
        x_hat = self.norms[min(step, last)](x)
        return torch.addcmul(self.bias, x_hat, self.weight)
