"""Batch norm over the batches of several processes, as if they were one."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch import distributed as dist
from torch.autograd import Function
from torch.autograd.function import once_differentiable
from torch.linalg import vector_norm

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.nn._inputs import require_channels, scale_and_shift, wide
from course_pkg.nn.norm import BatchNorm


class SyncBatchNorm(BatchNorm):
    """Batch norm whose training statistics cover the batches of all processes: eq-bn-mu, -var.

    Outputs and input gradients equal those of one process with the whole batch, which need not
    be cut evenly. weight and bias get the gradient of the local examples, to be added up like
    those of every other parameter. Evaluation does not communicate; ``momentum`` weights the new
    statistic.
    x: (n, c, *spatial). Raises InvalidValueError in training without a process group.
    References: ioffe2015batch (equations); peng2018megdet, https://arxiv.org/abs/1711.07240
    """

    def forward(self, x: Tensor) -> Tensor:
        """Normalise x over the batches of all processes in training."""
        if not self.training:
            return super().forward(x)
        require_channels("SyncBatchNorm", x, self.num_features, spatial=0)
        if not dist.is_initialized():
            raise InvalidValueError(
                "synchronised batch norm needs a process group in training; call "
                "torch.distributed.init_process_group first, or use BatchNorm"
            )
        flat = wide(x).reshape(len(x), self.num_features, -1)
        gamma, beta = scale_and_shift(self.weight, self.bias, flat, (self.num_features,))
        y, mu, var, m = _SyncBatchNorm.apply(  # type: ignore[no-untyped-call]
            flat, gamma, beta, self.eps
        )
        self.update(mu, var, int(m))
        return torch.as_tensor(y).reshape(x.shape).to(x.dtype)


class _SyncBatchNorm(Function):
    @staticmethod
    def forward(
        ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, eps: float
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        count = x.shape[0] * x.shape[2]
        own_mu = x.mean(dim=(0, 2))
        own_squares = vector_norm(x - own_mu[:, None], dim=2).square().sum(dim=0)
        counts, mus, squares = _gather(count, own_mu, own_squares)
        m = counts.sum()
        if m < 2:
            raise ShapeError(
                "batch norm in training needs at least 2 values per channel over all processes; "
                f"got {int(m)}"
            )
        # The mean of all, and squares about it: those about each process's own mean, and how far
        # that lies from the mean of all. Centred throughout, as with one process.
        mu = (counts * mus).sum(dim=0) / m  # eq-bn-mu
        var = (squares + counts * (mus - mu) ** 2).sum(dim=0) / m  # eq-bn-var
        mu, var = mu.to(x.dtype), var.to(x.dtype)
        rstd = torch.rsqrt(var + eps)
        y = (x - mu[:, None]).mul_((weight * rstd)[:, None]).add_(bias[:, None])
        ctx.save_for_backward(x, weight, mu, rstd, m)
        ctx.mark_non_differentiable(mu, var, m)
        return y, mu, var, m

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, dy: Tensor, *_: Tensor) -> tuple[Tensor | None, ...]:
        x, weight, mu, rstd, m = ctx.saved_tensors
        centred = x - mu[:, None]
        dbeta = dy.sum(dim=(0, 2))
        dgamma = (dy * centred).sum(dim=(0, 2)) * rstd
        # The means in eq-bn-dx run over all processes, the gradients of gamma and beta do not.
        means = torch.stack([dbeta, dgamma])
        dist.all_reduce(means)
        mean_dy, mean_dy_x_hat = means / m.to(x.dtype)
        dx = centred.mul_((-rstd * mean_dy_x_hat)[:, None])
        dx.add_(dy).sub_(mean_dy[:, None]).mul_((weight * rstd)[:, None])
        return dx, dgamma, dbeta, None


def _gather(count: int, mu: Tensor, squares: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Counts (processes, 1), means and sums of squares (processes, c), in float64."""
    own = torch.cat([mu.new_tensor([count], dtype=torch.float64), mu.double(), squares.double()])
    every = [torch.empty_like(own) for _ in range(dist.get_world_size())]
    dist.all_gather(every, own)
    table, c = torch.stack(every), len(mu)
    return table[:, :1], table[:, 1 : 1 + c], table[:, 1 + c :]
