"""Right answers to the assignment on distillation that look unlike the solution."""

from __future__ import annotations

import numpy as np
import torch
from torch.nn import functional as F


def softmax_by_logaddexp(z, temperature=1.0):
    z = z / temperature
    return z - np.logaddexp.reduce(z, axis=-1, keepdims=True)


def softmax_rowwise(z, temperature=1.0):
    def row(values):
        values = [float(value) / temperature for value in values]
        top = max(values)
        total = sum(np.exp(value - top) for value in values)
        return np.array([value - top - np.log(total) for value in values])

    return np.apply_along_axis(row, -1, z)


def softmax_in_torch(z, temperature=1.0):
    z = torch.as_tensor(np.array(z, dtype=np.float64)) / temperature
    z = z - z.amax(-1, keepdim=True)
    return (z - z.exp().sum(-1, keepdim=True).log()).numpy()


def softmax_transposed(z, temperature=1.0):
    moved = np.moveaxis(np.asarray(z, dtype=np.float64), -1, 0) / temperature
    moved = moved - moved.max(axis=0)
    return np.moveaxis(moved - np.log(np.exp(moved).sum(axis=0)), 0, -1)


def softmax_log1p(z, temperature=1.0):
    z = np.array(z, dtype=float) / temperature
    top = np.take_along_axis(z, z.argmax(-1)[..., None], -1)
    return z - top - np.log1p(np.exp(z - top).sum(-1, keepdims=True) - 1)


SOFTMAX = (
    softmax_by_logaddexp,
    softmax_rowwise,
    softmax_in_torch,
    softmax_transposed,
    softmax_log1p,
)


def gaps_loop(student, teacher, temperature):
    losses = []
    for z, v in zip(student, teacher, strict=True):
        seen = np.isfinite(v)
        if seen.any():
            log_p = softmax_by_logaddexp(v[seen], temperature)
            log_q = softmax_by_logaddexp(z[seen], temperature)
            losses.append(float(np.exp(log_p) @ (log_p - log_q)))
    return temperature**2 * np.mean(losses) if losses else 0


def gaps_where(student, teacher, temperature):
    known = teacher == teacher
    z = np.where(known, student, -1e300) / temperature
    v = np.where(known, teacher, -1e300) / temperature
    log_q, log_p = softmax_by_logaddexp(z), softmax_by_logaddexp(v)
    terms = np.where(known, np.exp(log_p) * (log_p - log_q), 0)
    return temperature**2 * terms.sum() / max(1, np.count_nonzero(known.any(1)))


def gaps_masked_array(student, teacher, temperature):
    hidden = np.isnan(teacher)
    z = np.ma.masked_array(student / temperature, hidden)
    v = np.ma.masked_array(teacher / temperature, hidden)
    z, v = z - z.max(axis=1, keepdims=True), v - v.max(axis=1, keepdims=True)
    log_q = z - np.ma.log(np.ma.exp(z).sum(axis=1, keepdims=True))
    log_p = v - np.ma.log(np.ma.exp(v).sum(axis=1, keepdims=True))
    rows = (np.ma.exp(log_p) * (log_p - log_q)).sum(axis=1)
    return 0.0 if rows.count() == 0 else float(rows.mean()) * temperature**2


def gaps_in_torch(student, teacher, temperature):
    z, v = torch.from_numpy(student), torch.from_numpy(teacher)
    known = ~v.isnan()
    if not known.any():
        return torch.tensor(0.0).numpy()
    rows = known.any(1)
    log_q = F.log_softmax(z.masked_fill(~known, -torch.inf)[rows] / temperature, 1)
    log_p = F.log_softmax(v.masked_fill(~known, -torch.inf)[rows] / temperature, 1)
    terms = F.kl_div(log_q.nan_to_num(neginf=0), log_p.exp(), reduction="none")
    return (terms * known[rows]).sum().div(rows.sum()).mul(temperature**2).numpy()


def gaps_nansum(student, teacher, temperature):
    z = np.where(np.isnan(teacher), np.nan, student) / temperature
    v = teacher / temperature
    rows = []
    for a, b in zip(z, v, strict=True):
        if np.isnan(b).all():
            continue
        a, b = a - np.nanmax(a), b - np.nanmax(b)
        a, b = a - np.log(np.nansum(np.exp(a))), b - np.log(np.nansum(np.exp(b)))
        rows.append(np.nansum(np.exp(b) * (b - a)))
    return np.array([np.mean(rows or [0.0]) * temperature**2])[0]


GAPS = (gaps_loop, gaps_where, gaps_masked_array, gaps_in_torch, gaps_nansum)


def gradient_loop(student, teacher, labels, temperature, alpha):
    gradient = np.zeros_like(student)
    counted = sum(label >= 0 for label in labels)
    for s, (z, v, label) in enumerate(zip(student, teacher, labels, strict=True)):
        q = np.exp(softmax_by_logaddexp(z, temperature))
        p = np.exp(softmax_by_logaddexp(v, temperature))
        gradient[s] = alpha * temperature * (q - p) / len(student)
        if label >= 0:
            hard = np.exp(softmax_by_logaddexp(z))
            hard[label] -= 1
            gradient[s] += (1 - alpha) * hard / counted
    return gradient


def gradient_by_autograd(student, teacher, labels, temperature, alpha):
    z = torch.tensor(student, requires_grad=True)
    v, y = torch.from_numpy(teacher), torch.from_numpy(labels)
    log_q = F.log_softmax(z / temperature, 1)
    p = F.softmax(v / temperature, 1)
    loss = alpha * temperature**2 * F.kl_div(log_q, p, reduction="batchmean")
    if (y >= 0).any():
        loss = loss + (1 - alpha) * F.cross_entropy(z, y, ignore_index=-1)
    loss.backward()
    return z.grad.numpy()


def gradient_onehot(student, teacher, labels, temperature, alpha):
    n, k = student.shape
    onehot = (labels[:, None] == np.arange(k)) * 1.0
    weight = onehot.sum(1, keepdims=True) / max(1.0, onehot.sum())
    soft = np.exp(softmax_by_logaddexp(student, temperature))
    soft -= np.exp(softmax_by_logaddexp(teacher, temperature))
    hard = np.exp(softmax_by_logaddexp(student)) - onehot
    return alpha * soft * temperature / n + (1 - alpha) * weight * hard


def gradient_of_targets(student, teacher, labels, temperature, alpha):
    """Two soft steps: T²·(1/T) written out, and targets equal to the student's own output."""
    q1 = np.exp(softmax_by_logaddexp(student))
    targets = q1.copy()
    has = labels > -1
    targets[has] = np.eye(student.shape[1])[labels[has]]
    scale = 1 / has.sum() if has.any() else 0.0
    chain = 1 / temperature
    p = np.exp(softmax_by_logaddexp(teacher, temperature))
    q = np.exp(softmax_by_logaddexp(student, temperature))
    return alpha * temperature**2 * chain * (q - p) / len(q) + (1 - alpha) * scale * (q1 - targets)


def gradient_by_differences(student, teacher, labels, temperature, alpha):
    def loss(z):
        log_p = softmax_by_logaddexp(teacher, temperature)
        log_q = softmax_by_logaddexp(z, temperature)
        soft = (np.exp(log_p) * (log_p - log_q)).sum() / len(z)
        rows = np.flatnonzero(labels >= 0)
        hard = -softmax_by_logaddexp(z)[rows, labels[rows]].mean() if rows.size else 0.0
        return alpha * temperature**2 * soft + (1 - alpha) * hard

    gradient = np.empty_like(student)
    for at in np.ndindex(*student.shape):
        step = np.zeros_like(student)
        step[at] = 1e-5
        gradient[at] = (loss(student + step) - loss(student - step)) / 2e-5
    return gradient


GRADIENT = (
    gradient_loop,
    gradient_by_autograd,
    gradient_onehot,
    gradient_of_targets,
    gradient_by_differences,
)
