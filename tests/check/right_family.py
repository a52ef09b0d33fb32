"""Right answers to the assignment on other axes, written in unusual ways."""

from __future__ import annotations

import numpy as np
import torch


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
