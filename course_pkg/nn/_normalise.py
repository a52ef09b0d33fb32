"""Forward and hand-derived backward of ``course_pkg.reference.norm`` for autograd.

Each keeps x and one or two numbers per statistic, not x_hat: computing x_hat again costs less
than keeping an array of the size of x until the backward pass. What is updated in place was
allocated in the same function. Inputs are float32 or float64.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.autograd import Function
from torch.autograd.function import once_differentiable
from torch.linalg import vecdot


def batch_norm(
    x: Tensor, weight: Tensor | None, bias: Tensor | None, eps: float
) -> tuple[Tensor, Tensor, Tensor]:
    """Each channel over the batch: eq-bn-mu to eq-bn-dx.

    x: (n, c, l); weight, bias: (c,) or None. Returns y: (n, c, l) and mu, var: (c,), which carry
    no gradient; var is biased.
    """
    return _BatchNorm.apply(x, weight, bias, eps)  # type: ignore[no-untyped-call, no-any-return]


def standardise(x: Tensor, eps: float) -> tuple[Tensor, Tensor, Tensor]:
    """Each row to mean 0 and variance 1: eq-ln-xhat, eq-ln-dx.

    Layer norm takes the features of an example as a row, group norm a group of channels,
    instance norm one channel. x: (..., d). Returns x_hat: (..., d) and mu, var: (..., 1), which
    carry no gradient; var is biased.
    """
    return _Standardise.apply(x, eps)  # type: ignore[no-untyped-call, no-any-return]


def root_mean_square(x: Tensor, eps: float) -> Tensor:
    """Each row divided by its root mean square: eq-rms-xhat, eq-rms-dx. x: (..., d)."""
    return _RootMeanSquare.apply(x, eps)  # type: ignore[no-untyped-call, no-any-return]


class _BatchNorm(Function):
    @staticmethod
    def forward(
        ctx: Any, x: Tensor, weight: Tensor | None, bias: Tensor | None, eps: float
    ) -> tuple[Tensor, Tensor, Tensor]:
        m = x.shape[0] * x.shape[2]
        mu = x.mean(dim=(0, 2))  # eq-bn-mu
        y = x - mu[:, None]
        var = _dot(y, y).sum(dim=0) / m  # eq-bn-var
        rstd = torch.rsqrt(var + eps)
        # eq-bn-xhat and eq-bn-y: one factor and one summand per channel.
        y.mul_((rstd if weight is None else weight * rstd)[:, None])
        if bias is not None:
            y.add_(bias[:, None])
        ctx.save_for_backward(x, mu, rstd, weight)
        ctx.has_bias = bias is not None
        ctx.mark_non_differentiable(mu, var)
        return y, mu, var

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, dy: Tensor, *_: Tensor) -> tuple[Tensor | None, ...]:
        x, mu, rstd, weight = ctx.saved_tensors
        m = x.shape[0] * x.shape[2]
        centred = x - mu[:, None]
        dbeta = dy.sum(dim=(0, 2))  # eq-bn-dbeta
        dgamma = _dot(dy, centred).sum(dim=0) * rstd  # eq-bn-dgamma
        # eq-bn-dxhat and eq-bn-dx; gamma is constant within a channel and leaves the means:
        # dx = gamma rstd (dy - dbeta / m - x_hat dgamma / m)
        scale = rstd if weight is None else weight * rstd
        dx = centred.mul_((-rstd * dgamma / m)[:, None])
        dx.add_(dy).sub_((dbeta / m)[:, None]).mul_(scale[:, None])
        return dx, None if weight is None else dgamma, dbeta if ctx.has_bias else None, None


class _Standardise(Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, eps: float) -> tuple[Tensor, Tensor, Tensor]:
        mu = x.mean(dim=-1, keepdim=True)
        centred = x - mu
        var = _dot(centred, centred)[..., None] / x.shape[-1]
        rstd = torch.rsqrt(var + eps)
        ctx.save_for_backward(x, mu, rstd)
        ctx.mark_non_differentiable(mu, var)
        return centred.mul_(rstd), mu, var

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, dx_hat: Tensor, *_: Tensor) -> tuple[Tensor, None]:
        x, mu, rstd = ctx.saved_tensors
        x_hat = (x - mu).mul_(rstd)
        mean_dx_hat = dx_hat.mean(dim=-1, keepdim=True)
        mean_dx_hat_x_hat = _dot(dx_hat, x_hat)[..., None] / x.shape[-1]
        # eq-ln-dx: rstd (dx_hat - mean(dx_hat) - x_hat mean(dx_hat x_hat))
        dx = x_hat.mul_(-mean_dx_hat_x_hat)
        return dx.add_(dx_hat).sub_(mean_dx_hat).mul_(rstd), None


class _RootMeanSquare(Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, eps: float) -> Tensor:
        rrms = torch.rsqrt(_dot(x, x)[..., None] / x.shape[-1] + eps)
        ctx.save_for_backward(x, rrms)
        return x * rrms

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, dx_hat: Tensor) -> tuple[Tensor, None]:
        x, rrms = ctx.saved_tensors
        x_hat = x * rrms
        mean_dx_hat_x_hat = _dot(dx_hat, x_hat)[..., None] / x.shape[-1]
        # eq-rms-dx: rrms (dx_hat - x_hat mean(dx_hat x_hat))
        return x_hat.mul_(-mean_dx_hat_x_hat).add_(dx_hat).mul_(rrms), None


def _dot(a: Tensor, b: Tensor) -> Tensor:
    """The sum over the last axis of a b, without storing the product.

    It is a matrix product inside, which autocast would compute in half precision.
    """
    with torch.autocast(a.device.type, enabled=False):
        product: Tensor = vecdot(a, b)
    return product
