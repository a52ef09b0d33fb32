"""Right batch norm modules and masked batch norms that look unlike the solution."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn
from torch.nn import functional


class Base(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))


class ByFunctional(Base):
    def forward(self, x):
        return functional.batch_norm(
            x,
            self.running_mean,
            self.running_var,
            self.weight,
            self.bias,
            self.training,
            self.momentum,
            self.eps,
        )


class ByLerp(Base):
    def forward(self, x):
        var, mu = torch.var_mean(x, 0, correction=0)
        if self.training:
            n = x.size(0)
            self.running_mean.lerp_(mu.detach(), self.momentum)
            self.running_var.lerp_(var.detach() * (n / (n - 1)), self.momentum)
        else:
            mu, var = self.running_mean, self.running_var
        return torch.addcmul(self.bias, self.weight, (x - mu) * torch.rsqrt(var + self.eps))


class ByAssignment(Base):
    def forward(self, x):
        if self.training:
            mu, var = x.mean(0), ((x - x.mean(0)) ** 2).mean(0)
            keep = 1 - self.momentum
            unbiased = x.detach().var(0)
            self.running_mean = keep * self.running_mean + self.momentum * mu.detach()
            self.running_var = keep * self.running_var + self.momentum * unbiased
        else:
            mu, var = self.running_mean, self.running_var
        return (x - mu) / (var + self.eps).sqrt() * self.weight + self.bias


class ByData(Base):
    def forward(self, x):
        if not self.training:
            scale = self.weight / torch.sqrt(self.running_var + self.eps)
            return x * scale + (self.bias - self.running_mean * scale)
        mu = x.sum(0) / len(x)
        centred = x - mu
        self.running_mean.data.mul_(1 - self.momentum).add_(mu.data, alpha=self.momentum)
        unbiased = (centred.data**2).sum(0) / (len(x) - 1)
        self.running_var.data.mul_(1 - self.momentum).add_(unbiased, alpha=self.momentum)
        return self.weight * centred * (centred.pow(2).mean(0) + self.eps).pow(-0.5) + self.bias


class WithCounter(ByFunctional):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__(num_features, eps, momentum)
        self.register_buffer("num_batches_tracked", torch.tensor(0))

    def forward(self, x):
        if self.training:
            self.num_batches_tracked += 1
        return super().forward(x)


class ByUpdateMethod(Base):
    def forward(self, x):
        if self.training:
            self._update(x)
            return self._apply_to(x, x.mean(0), x.var(0, unbiased=False))
        return self._apply_to(x, self.running_mean, self.running_var)

    @torch.no_grad()
    def _update(self, x):
        print("updating")
        self.running_mean.copy_(torch.lerp(self.running_mean, x.mean(0), self.momentum))
        self.running_var.copy_(torch.lerp(self.running_var, x.var(0), self.momentum))

    def _apply_to(self, x, mu, var):
        return self.weight * ((x - mu) / torch.sqrt(var + self.eps)) + self.bias


class Double(ByAssignment):
    """Computes in float64 inside, as careful people do."""

    def forward(self, x):
        if self.training:
            wide = x.double()
            mu, var = wide.mean(0), wide.var(0, correction=0)
            with torch.no_grad():
                keep = 1 - self.momentum
                mean = keep * self.running_mean + self.momentum * mu
                spread = keep * self.running_var + self.momentum * wide.var(0)
                self.running_mean, self.running_var = mean.float(), spread.float()
        else:
            wide, mu, var = x.double(), self.running_mean, self.running_var
        return (self.weight * (wide - mu) / torch.sqrt(var + self.eps) + self.bias).float()


class OwnFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight, bias, eps):
        x_hat = (x - x.mean(0)) / torch.sqrt(x.var(0, correction=0) + eps)
        ctx.save_for_backward(x_hat, weight, torch.rsqrt(x.var(0, correction=0) + eps))
        return weight * x_hat + bias

    @staticmethod
    def backward(ctx, dy):
        x_hat, weight, rstd = ctx.saved_tensors
        g = dy * weight
        dx = rstd * (g - g.mean(0) - x_hat * (g * x_hat).mean(0))
        return dx, (dy * x_hat).sum(0), dy.sum(0), None


class WithOwnFunction(ByUpdateMethod):
    def forward(self, x):
        if not self.training:
            return super().forward(x)
        self._update(x)
        return OwnFunction.apply(x, self.weight, self.bias, self.eps)


class Inherited(nn.BatchNorm1d):
    pass


MODULES = (
    ByFunctional,
    ByLerp,
    ByAssignment,
    ByData,
    WithCounter,
    ByUpdateMethod,
    Double,
    WithOwnFunction,
    Inherited,
    nn.BatchNorm1d,
)


def masked_sums(x, mask, gamma, beta, eps=1e-5):
    real = mask[:, None, :]
    count = mask.sum()
    mu = (x * real).sum(axis=(0, 2), keepdims=True) / count
    var = (((x - mu) * real) ** 2).sum(axis=(0, 2), keepdims=True) / count
    return (gamma[:, None] * (x - mu) / np.sqrt(var + eps) + beta[:, None]) * real


def masked_where(x, mask, gamma, beta, eps=1e-5):
    where = np.broadcast_to(mask[:, None, :], x.shape)
    mu = x.mean(axis=(0, 2), where=where, keepdims=True)
    var = x.var(axis=(0, 2), where=where, keepdims=True)
    y = gamma.reshape(1, -1, 1) * (x - mu) / np.sqrt(var + eps) + beta.reshape(1, -1, 1)
    return np.where(where, y, 0)


def masked_nan(x, mask, gamma, beta, eps=1e-5):
    hidden = np.where(mask[:, None, :], x, np.nan)
    mu = np.nanmean(hidden, axis=(0, 2))[:, None]
    var = np.nanvar(hidden, axis=(0, 2))[:, None]
    return np.nan_to_num(gamma[:, None] * (hidden - mu) / np.sqrt(var + eps) + beta[:, None])


def masked_array(x, mask, gamma, beta, eps=1e-5):
    values = np.ma.masked_array(x, mask=np.broadcast_to(~mask[:, None, :], x.shape))
    mu, var = values.mean(axis=(0, 2))[:, None], values.var(axis=(0, 2))[:, None]
    y = gamma[:, None] * (values - mu) / np.sqrt(var + eps) + beta[:, None]
    return y.filled(0)


def masked_loops(x, mask, gamma, beta, eps=1e-5):
    y = np.zeros_like(x)
    for channel in range(x.shape[1]):
        values = x[:, channel][mask]
        x_hat = (values - values.mean()) / np.sqrt(values.var() + eps)
        y[:, channel][mask] = gamma[channel] * x_hat + beta[channel]
    return y


def masked_scatter(x, mask, gamma, beta, eps=1e-5):
    rows = x.transpose(0, 2, 1)[mask]
    y = np.zeros(x.transpose(0, 2, 1).shape)
    y[mask] = (rows - rows.mean(0)) / np.sqrt(rows.var(0) + eps) * gamma + beta
    return y.transpose(0, 2, 1)


MASKED = (
    masked_sums,
    masked_where,
    masked_nan,
    masked_array,
    masked_loops,
    masked_scatter,
)
