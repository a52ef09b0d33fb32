"""Right answers to the assignment on other axes, written in unusual ways."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn


def layer_by_rows(x, gamma, beta, eps=1e-5):
    rows = x.reshape(-1, x.shape[-1])
    made = [gamma * (r - r.mean()) / (r.var() + eps) ** 0.5 + beta for r in rows]
    return np.array(made).reshape(x.shape)


def layer_by_einsum(x, gamma, beta, eps=1e-5):
    d = x.shape[-1]
    centred = x - np.einsum("...d->...", x)[..., None] / d
    var = np.einsum("...d,...d->...", centred, centred)[..., None] / d
    return np.asarray(gamma * centred * (var + eps) ** -0.5 + beta), "cache"


def layer_in_torch(x, gamma, beta, eps=1e-5):
    x, gamma, beta = (torch.tensor(each) for each in (x, gamma, beta))
    var, mu = torch.var_mean(x, dim=-1, correction=0, keepdim=True)
    return (gamma * (x - mu) * torch.rsqrt(var + eps) + beta).numpy()


FORWARD = (layer_by_rows, layer_by_einsum, layer_in_torch)


def backward_by_autograd(dy, x, gamma, eps=1e-5):
    dtype = torch.float64
    x = torch.tensor(x, dtype=dtype, requires_grad=True)
    g = torch.tensor(gamma, dtype=dtype, requires_grad=True)
    b = torch.zeros(len(gamma), dtype=dtype, requires_grad=True)
    var, mu = torch.var_mean(x, dim=1, correction=0, keepdim=True)
    y = g * (x - mu) / torch.sqrt(var + eps) + b
    made = torch.autograd.grad(y, (x, g, b), torch.tensor(dy, dtype=dtype))
    return [each.numpy() for each in made]


def backward_by_jacobian(dy, x, gamma, eps=1e-5):
    n, d = x.shape
    x = x.astype(float)
    dx, x_hat = np.zeros(x.shape), np.zeros(x.shape)
    centre = np.eye(d) - 1 / d
    for i in range(n):
        centred = centre @ x[i]
        s = np.sqrt(centred @ centred / d + eps)
        x_hat[i] = centred / s
        jacobian = (centre - np.outer(x_hat[i], x_hat[i]) / d) / s
        dx[i] = jacobian.T @ (gamma * dy[i])
    return dx, np.einsum("nd,nd->d", dy, x_hat), dy.sum(0)


BACKWARD = (backward_by_autograd, backward_by_jacobian)


def sequence_by_slices(x, gamma, beta, groups, eps=1e-5):
    y, width = np.empty(x.shape), x.shape[2] // groups
    for i in range(len(x)):
        for start in range(0, x.shape[2], width):
            part = x[i, :, start : start + width]
            y[i, :, start : start + width] = (part - part.mean()) / np.sqrt(part.var() + eps)
    return gamma * y + beta


def sequence_by_transpose(x, gamma, beta, groups, eps=1e-5):
    n, length, c = x.shape
    flat = x.transpose(0, 2, 1).reshape(n * groups, -1)
    flat = (flat - flat.mean(1)[:, None]) / np.sqrt(flat.var(1)[:, None] + eps)
    return flat.reshape(n, c, length).transpose(0, 2, 1) * gamma + beta


SEQUENCE = (sequence_by_slices, sequence_by_transpose)


def weighted_by_moments(x, weights, gamma, beta, eps=1e-5):
    mu = x @ weights / weights.sum()
    var = (x - mu[:, None]) ** 2 @ weights / weights.sum()
    return gamma * (x - mu[:, None]) / np.sqrt(var + eps)[:, None] + beta


def weighted_by_loops(x, weights, gamma, beta, eps=1e-5):
    rows = []
    for row in x:
        mu = sum(w * v for w, v in zip(weights, row, strict=True)) / sum(weights)
        var = sum(w * (v - mu) ** 2 for w, v in zip(weights, row, strict=True)) / sum(weights)
        rows.append([(v - mu) / (var + eps) ** 0.5 for v in row])
    return np.array(rows) * gamma + beta


WEIGHTED = (weighted_by_moments, weighted_by_loops)


def rms_by_norm(x, gamma, k, eps=1e-5):
    size = np.linalg.norm(x[..., :k], axis=-1, keepdims=True)
    return x * gamma / np.sqrt(size**2 / k + eps)


def rms_in_torch(x, gamma, k, eps=1e-5):
    t = torch.tensor(x)
    scale = torch.rsqrt(t.narrow(-1, 0, k).square().mean(-1, keepdim=True) + eps)
    return (t * scale * torch.tensor(gamma)).numpy()


RMS = (rms_by_norm, rms_in_torch)


def masked_by_selection(x, mask, gamma, beta, eps=1e-5):
    y = np.zeros(x.shape)
    for i in range(x.shape[0]):
        if mask[i].any():
            for j in range(x.shape[1]):
                v = x[i, j][mask[i]]
                y[i, j][mask[i]] = gamma[j] * (v - v.mean()) / np.sqrt(v.var() + eps) + beta[j]
    return y


def masked_by_where(x, mask, gamma, beta, eps=1e-5):
    real = np.broadcast_to(mask[:, None], x.shape)
    count = real.sum((2, 3), keepdims=True)
    safe = np.where(count == 0, 1, count)
    mu = np.where(real, x, 0).sum((2, 3), keepdims=True) / safe
    var = np.where(real, (x - mu) ** 2, 0).sum((2, 3), keepdims=True) / safe
    shape = (1, -1, 1, 1)
    y = gamma.reshape(shape) * (x - mu) / np.sqrt(var + eps) + beta.reshape(shape)
    return y * real


MASKED = (masked_by_selection, masked_by_where)


class PaddedBySentences(nn.Module):
    """One sentence and one group after the other."""

    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.groups, self.eps = num_groups, eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        rows = []
        for sentence, real in zip(x, mask, strict=True):
            parts = []
            for part in sentence.double().chunk(self.groups, dim=-1):
                var, mu = torch.var_mean(part[real], correction=0)
                parts.append((part - mu) * torch.rsqrt(var + self.eps))
            rows.append(torch.cat(parts, dim=-1))
        y = torch.stack(rows) * self.weight + self.bias
        return y.masked_fill(~mask[..., None], 0).to(x.dtype)


class PaddedByEinsum(nn.Module):
    """Group sums as products with a matrix of zeros and ones; keeps only γ and β in its state."""

    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.eps = eps
        for name, value in (("weight", 1.0), ("bias", 0.0)):
            self.register_parameter(name, nn.Parameter(torch.full((num_channels,), value)))
        member = torch.eye(num_groups).repeat_interleave(num_channels // num_groups, dim=0)
        self.register_buffer("member", member, persistent=False)

    def forward(self, x, mask):
        member, m, v = self.member.float(), mask.float(), x.float()
        count = torch.einsum("nl,cg->ng", m, member)
        mu = torch.einsum("nlc,nl,cg->ng", v, m, member) / count
        centred = v - (mu @ member.T)[:, None]
        var = torch.einsum("nlc,nl,cg->ng", centred.square(), m, member) / count
        rstd = (var + self.eps).pow(-0.5) @ member.T
        y = torch.addcmul(self.bias.float(), centred * rstd[:, None], self.weight.float())
        return torch.where(mask[..., None], y, torch.zeros_like(y)).type_as(x)


class PaddedWithEarlyMask(nn.Module):
    """Clears the padding first; a transposed view with the values of a group on one axis."""

    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.g, self.eps = num_groups, eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        n, length, c = x.shape
        keep = mask.unsqueeze(-1).expand(n, length, c)

        def flat(values):
            return values.permute(0, 2, 1).reshape(n, self.g, -1)

        v, k = flat(x.to(torch.float32).masked_fill(~keep, 0.0)), flat(keep)
        count = k.sum(-1, keepdim=True)
        mu = v.sum(-1, keepdim=True) / count
        d = (v - mu).masked_fill(~k, 0.0)
        x_hat = d / torch.sqrt((d * d).sum(-1, keepdim=True) / count + self.eps)
        x_hat = x_hat.reshape(n, c, length).mT
        y = (x_hat * self.weight + self.bias).to(x.dtype)
        return y * keep


MODULE = (PaddedBySentences, PaddedByEinsum, PaddedWithEarlyMask)
