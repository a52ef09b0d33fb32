"""Forward and hand-derived backward of ``course_pkg.reference.norm`` for autograd.

What is kept for the backward pass is x and two numbers per statistic, not x_hat: computing it
again costs less than holding another array of the size of x. New memory costs more than
arithmetic, so one buffer goes through the whole equation: every in-place operation works on an
array that the same function made. Inputs are float32 or float64; weight is ones and bias zeros
where a layer has none.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.autograd import Function
from torch.autograd.function import once_differentiable
from torch.linalg import vector_norm


def batch_norm(
    x: Tensor, weight: Tensor, bias: Tensor, eps: float
) -> tuple[Tensor, Tensor, Tensor]:
    """Each channel over the batch: eq-bn-mu to eq-bn-dx.

    x: (n, c, l); weight, bias: (c,). Returns y: (n, c, l) and mu, var: (c,), which carry no
    gradient; var is biased.
    """
    return _BatchNorm.apply(x, weight, bias, eps)  # type: ignore[no-untyped-call, no-any-return]


def group_norm(
    x: Tensor, weight: Tensor, bias: Tensor, groups: int, eps: float
) -> tuple[Tensor, Tensor, Tensor]:
    """Each group of channels of an example: eq-gn-xhat, eq-gn-y, eq-gn-dx.

    x: (n, c, l); weight, bias: (c,). Returns y: (n, c, l) and mu, var: (n, g, 1), which carry
    no gradient; var is biased. Instance norm has as many groups as channels.
    """
    return _GroupNorm.apply(  # type: ignore[no-untyped-call, no-any-return]
        x, weight, bias, groups, eps
    )


def layer_norm(x: Tensor, weight: Tensor, bias: Tensor, eps: float) -> Tensor:
    """The features of each example: eq-ln-xhat, eq-ln-y, eq-ln-dx. x: (n, d); others: (d,)."""
    return _LayerNorm.apply(x, weight, bias, eps)  # type: ignore[no-untyped-call, no-any-return]


def rms_norm(x: Tensor, weight: Tensor, eps: float) -> Tensor:
    """Layer norm without its mean: eq-rms-xhat, eq-rms-y, eq-rms-dx. x: (n, d); weight: (d,)."""
    return _RMSNorm.apply(x, weight, eps)  # type: ignore[no-untyped-call, no-any-return]


class _BatchNorm(Function):
    @staticmethod
    def forward(
        ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, eps: float
    ) -> tuple[Tensor, Tensor, Tensor]:
        m = x.shape[0] * x.shape[2]
        mu = x.mean(dim=(0, 2))  # eq-bn-mu
        y = x - mu[:, None]
        # eq-bn-var: the squared length of the centred values, without an array of squares.
        var = vector_norm(y, dim=2).square().sum(dim=0) / m
        rstd = torch.rsqrt(var + eps)
        y.mul_((weight * rstd)[:, None]).add_(bias[:, None])  # eq-bn-xhat, eq-bn-y
        ctx.save_for_backward(x, weight, mu, rstd)
        ctx.mark_non_differentiable(mu, var)
        return y, mu, var

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, dy: Tensor, *_: Tensor) -> tuple[Tensor | None, ...]:
        x, weight, mu, rstd = ctx.saved_tensors
        m = x.shape[0] * x.shape[2]
        centred = x - mu[:, None]
        dbeta = dy.sum(dim=(0, 2))  # eq-bn-dbeta
        dgamma = centred.mul_(dy).sum(dim=(0, 2)) * rstd  # eq-bn-dgamma
        torch.sub(x, mu[:, None], out=centred)
        # eq-bn-dxhat, eq-bn-dx: gamma is one number per channel and leaves the means, so
        # dx = gamma rstd (dy - dbeta / m - x_hat dgamma / m) with x_hat = centred rstd.
        dx = centred.mul_((-rstd * dgamma / m)[:, None])
        dx.add_(dy).sub_((dbeta / m)[:, None]).mul_((weight * rstd)[:, None])
        return dx, dgamma, dbeta, None


class _GroupNorm(Function):
    @staticmethod
    def forward(
        ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, groups: int, eps: float
    ) -> tuple[Tensor, Tensor, Tensor]:
        n, c, length = x.shape
        grouped = x.reshape(n, groups, c // groups * length)  # of no example, -1 has no value
        mu = grouped.mean(dim=2, keepdim=True)
        x_hat = grouped - mu
        var = vector_norm(x_hat, dim=2, keepdim=True).square() / grouped.shape[2]
        rstd = torch.rsqrt(var + eps)
        x_hat.mul_(rstd)  # eq-gn-xhat
        y = x_hat.view(x.shape).mul_(weight[:, None]).add_(bias[:, None])  # eq-gn-y
        ctx.save_for_backward(x, weight, mu, rstd)
        ctx.mark_non_differentiable(mu, var)
        return y, mu, var

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, dy: Tensor, *_: Tensor) -> tuple[Tensor | None, ...]:
        x, weight, mu, rstd = ctx.saved_tensors
        (n, c, length), groups = x.shape, mu.shape[1]
        size = c // groups * length
        x_hat = (x.reshape(n, groups, size) - mu).mul_(rstd)
        product = x_hat.view(x.shape) * dy
        # Sums over space serve the parameters, which add them up over the batch, and the means,
        # which add them up over the channels of a group, weighted by gamma.
        sum_dy, sum_dy_x_hat = dy.sum(dim=2), product.sum(dim=2)  # (n, c)
        mean_dx_hat, mean_dx_hat_x_hat = (
            (s * weight).reshape(n, groups, c // groups).sum(dim=2, keepdim=True) / size
            for s in (sum_dy, sum_dy_x_hat)
        )
        dx_hat = torch.mul(dy, weight[:, None], out=product).view(n, groups, size)
        # eq-gn-dx: rstd (dx_hat - mean(dx_hat) - x_hat mean(dx_hat x_hat))
        dx = x_hat.mul_(-mean_dx_hat_x_hat).add_(dx_hat).sub_(mean_dx_hat).mul_(rstd)
        return dx.view(x.shape), sum_dy_x_hat.sum(dim=0), sum_dy.sum(dim=0), None, None


class _LayerNorm(Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, eps: float) -> Tensor:
        mu = x.mean(dim=1, keepdim=True)
        y = x - mu
        rstd = torch.rsqrt(vector_norm(y, dim=1, keepdim=True).square() / x.shape[1] + eps)
        y.mul_(rstd).mul_(weight).add_(bias)  # eq-ln-xhat, eq-ln-y
        ctx.save_for_backward(x, weight, mu, rstd)
        return y

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, dy: Tensor) -> tuple[Tensor | None, ...]:
        x, weight, mu, rstd = ctx.saved_tensors
        x_hat = (x - mu).mul_(rstd)
        dbeta = dy.sum(dim=0)
        product = dy * x_hat
        dgamma = product.sum(dim=0)
        mean_dx_hat_x_hat = product.mul_(weight).mean(dim=1, keepdim=True)
        dx_hat = torch.mul(dy, weight, out=product)
        mean_dx_hat = dx_hat.mean(dim=1, keepdim=True)
        # eq-ln-dx: rstd (dx_hat - mean(dx_hat) - x_hat mean(dx_hat x_hat))
        dx = x_hat.mul_(-mean_dx_hat_x_hat).add_(dx_hat).sub_(mean_dx_hat).mul_(rstd)
        return dx, dgamma, dbeta, None


class _RMSNorm(Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, eps: float) -> Tensor:
        rrms = torch.rsqrt(vector_norm(x, dim=1, keepdim=True).square() / x.shape[1] + eps)
        ctx.save_for_backward(x, weight, rrms)
        return (x * rrms).mul_(weight)  # eq-rms-xhat, eq-rms-y

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, dy: Tensor) -> tuple[Tensor | None, ...]:
        x, weight, rrms = ctx.saved_tensors
        x_hat = x * rrms
        product = dy * x_hat
        dgamma = product.sum(dim=0)
        mean_dx_hat_x_hat = product.mul_(weight).mean(dim=1, keepdim=True)
        dx_hat = torch.mul(dy, weight, out=product)
        # eq-rms-dx: rrms (dx_hat - x_hat mean(dx_hat x_hat))
        return x_hat.mul_(-mean_dx_hat_x_hat).add_(dx_hat).mul_(rrms), dgamma, None
