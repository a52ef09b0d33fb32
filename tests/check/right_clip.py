"""Right answers to the assignments on clipping and on other axes, written in unusual ways."""

from __future__ import annotations

import math
from functools import reduce

import numpy as np
import torch
from torch import nn

# --- clipping: lists of arrays or None


def value_by_where(grads, limit):
    return tuple(
        None if g is None else np.where(g > limit, limit, np.where(g < -limit, -limit, g))
        for g in grads
    )


def value_by_loops(grads, limit):
    made = []
    for g in grads:
        if g is not None:
            g = g.copy()
            for at in np.ndindex(g.shape):
                g[at] = math.copysign(min(abs(g[at]), limit), g[at])
        made.append(g)
    return made


def value_in_torch(grads, limit):
    return [None if g is None else torch.tensor(g).clamp(-limit, limit).numpy() for g in grads]


VALUE = (value_by_where, value_by_loops, value_in_torch)


def global_by_hypot(grads, limit):
    flat = [float(v) for g in grads if g is not None for v in g.ravel()]
    norm = math.hypot(*flat)
    return [None if g is None else g * min(1, limit / (norm or 1)) for g in grads], norm


def global_as_torch(grads, limit):
    there = [torch.tensor(np.asarray(g, dtype=float)) for g in grads if g is not None]
    norm = torch.stack([g.norm() for g in there]).norm()
    factor = torch.clamp(limit / (norm + 1e-6), max=1.0).item()
    return [None if g is None else g * factor for g in grads], norm.item()


def global_in_single(grads, limit):
    norm = np.float32(0)
    for g in grads:
        if g is not None:
            narrow = g.ravel().astype(np.float32)
            norm += np.einsum("i,i->", narrow, narrow)
    norm = np.sqrt(norm)
    scale = np.float32(limit) / max(norm, np.float32(limit))
    return [None if g is None else g * scale for g in grads], norm


def global_by_concatenation(grads, limit):
    sizes = [0 if g is None else g.size for g in grads]
    flat = np.concatenate([g.ravel() for g in grads if g is not None]).astype(float)
    norm = np.linalg.norm(flat)
    if norm > limit:
        flat = limit * (flat / norm)
    parts = np.split(flat, np.cumsum(sizes)[:-1])
    rows = zip(grads, parts, strict=True)
    return [None if g is None else part.reshape(g.shape) for g, part in rows], norm


GLOBAL = (global_by_hypot, global_as_torch, global_in_single, global_by_concatenation)


def groups_by_global(groups):
    pairs = [global_by_hypot(g["grads"], g["limit"] or math.inf) for g in groups]
    return tuple(p[0] for p in pairs), np.array([p[1] for p in pairs])


def groups_by_reduce(groups):
    def squares(total, g):
        return total if g is None else total + (g * g).sum()

    norms = [reduce(squares, group["grads"], 0.0) ** 0.5 for group in groups]
    out = []
    for group, norm in zip(groups, norms, strict=True):
        c = norm if group["limit"] is None else group["limit"]
        out.append([g if g is None or norm <= c else c * g / norm for g in group["grads"]])
    return out, norms


GROUPS = (groups_by_global, groups_by_reduce)


def adaptive_by_units(grad, weight, limit, unit_axis, eps):
    grad, weight = np.moveaxis(grad, unit_axis, 0).copy(), np.moveaxis(weight, unit_axis, 0)
    for g, w in zip(grad, weight, strict=True):
        bound = limit * max(float(np.linalg.norm(w.ravel())), eps)
        length = float(np.linalg.norm(g.ravel()))
        if length > bound:
            g *= bound / length
    return np.moveaxis(grad, 0, unit_axis)


def adaptive_by_torch(grad, weight, limit, unit_axis, eps):
    g, w = torch.tensor(grad), torch.tensor(weight)
    axes = [axis for axis in range(g.ndim) if axis != unit_axis]
    allowed = limit * torch.linalg.vector_norm(w, dim=axes, keepdim=True).clamp(min=eps)
    factor = allowed / torch.linalg.vector_norm(g, dim=axes, keepdim=True).clamp(min=1e-12)
    return (g * factor.clamp(max=1)).numpy()


ADAPTIVE = (adaptive_by_units, adaptive_by_torch)


def skip_by_hypot(grads, limit):
    flat = [float(v) for g in grads if g is not None for v in g.ravel()]
    if not all(map(math.isfinite, flat)):
        return [None] * len(grads), True
    norm = math.hypot(*flat)
    return [None if g is None else g * min(1.0, limit / norm) for g in grads], False


def skip_by_sum(grads, limit):
    there = [g for g in grads if g is not None]
    with np.errstate(all="ignore"):
        bad = any(np.isnan(g).any() or np.isinf(g).any() for g in there)
    if bad:
        return tuple(None for _ in grads), np.True_
    top = max(np.abs(g).max() for g in there)
    norm = math.sqrt(sum(((g / top) ** 2).sum() for g in there)) * top
    return [None if g is None else g / max(norm / limit, 1) for g in grads], np.False_


NONFINITE = (skip_by_hypot, skip_by_sum)


def step_on_one_loss(model, optimizer, batches, limit):
    losses = [nn.functional.mse_loss(model(x), y) for x, y in batches]
    optimizer.zero_grad()
    torch.stack(losses).mean().backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), limit)
    optimizer.step()
    return norm


def step_on_the_whole(model, optimizer, batches, limit):
    x, y = (torch.cat(part) for part in zip(*batches, strict=True))
    optimizer.zero_grad()
    ((model(x) - y) ** 2).mean().backward()
    grads = [p.grad for p in model.parameters() if p.grad is not None]
    norm = math.sqrt(sum(float((g**2).sum()) for g in grads))
    for g in grads:
        g *= min(1.0, limit / norm)
    optimizer.step()
    return norm


def step_by_hand(model, optimizer, batches, limit):
    trained = [p for p in model.parameters() if p.requires_grad]
    total = [torch.zeros_like(p) for p in trained]
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        for sum_, g in zip(total, torch.autograd.grad(loss, trained), strict=True):
            sum_ += g / len(batches)
    norm = torch.cat([g.ravel() for g in total]).norm()
    for p, g in zip(trained, total, strict=True):
        p.grad = g * torch.clamp(limit / norm, max=1)
    optimizer.step()
    return norm


STEP = (step_on_one_loss, step_on_the_whole, step_by_hand)
