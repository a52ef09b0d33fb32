"""Right ensembles, controls and steps of distillation that look unlike the solution."""

from __future__ import annotations

from collections import Counter

import numpy as np
import torch
from check.right_distill import softmax_by_logaddexp
from torch.nn import functional as F


def _p(logits):
    return np.exp(softmax_by_logaddexp(logits))


def ensemble_einsum(logits, weights):
    weights = weights / sum(weights)
    mean = np.einsum("m,mnk->nk", weights, logits)
    return np.einsum("m,mnk->nk", weights, _p(logits)), _p(mean)


def ensemble_average(logits, weights):
    p = np.average(_p(logits), axis=0, weights=weights)
    return p, _p(np.average(softmax_by_logaddexp(logits), axis=0, weights=weights))


def ensemble_loop(logits, weights):
    total, p, z = weights.sum(), 0.0, 0.0
    for member, weight in zip(logits, weights, strict=True):
        p = p + weight * _p(member)
        z = z + weight * member
    return [p / total, _p(z / total)]


def ensemble_exp_log(logits, weights):
    shares = (weights / weights.sum()).reshape(-1, 1, 1)
    log_mean = (shares * softmax_by_logaddexp(logits)).sum(0)
    top = log_mean.max(1, keepdims=True)
    geometric = np.exp(log_mean - top)
    return (shares * _p(logits)).sum(axis=0), geometric / geometric.sum(1, keepdims=True)


def ensemble_in_torch(logits, weights):
    z, w = torch.from_numpy(logits), torch.from_numpy(weights)
    w = w / w.sum()
    arithmetic = (w @ z.softmax(-1).flatten(1)).view(z.shape[1:])
    return arithmetic.numpy(), (w @ z.flatten(1)).view(z.shape[1:]).softmax(-1).numpy()


ENSEMBLE = (
    ensemble_einsum,
    ensemble_average,
    ensemble_loop,
    ensemble_exp_log,
    ensemble_in_torch,
)


def control_smoothing(teacher, labels):
    k = teacher.shape[1]
    c = np.mean([row[label] for row, label in zip(teacher, labels, strict=True)])
    smoothing = (1 - c) * k / (k - 1)
    return (1 - smoothing) * np.eye(k)[labels] + smoothing / k


def control_where(teacher, labels):
    right = np.arange(teacher.shape[1]) == labels[:, None]
    c = teacher[right].mean()
    return np.where(right, c, (1 - c) / (teacher.shape[1] - 1))


def control_scatter(teacher, labels):
    t, y = torch.from_numpy(teacher), torch.from_numpy(labels)[:, None]
    c = t.gather(1, y).mean()
    return torch.full_like(t, float((1 - c) / (t.shape[1] - 1))).scatter_(1, y, float(c)).numpy()


def control_loop(teacher, labels):
    n, k = teacher.shape
    c = sum(teacher[s, labels[s]] for s in range(n)) / n
    return np.array(
        [[c if i == labels[s] else (1 - c) / (k - 1) for i in range(k)] for s in range(n)]
    )


def control_counted(teacher, labels):
    c = np.take_along_axis(teacher, labels[:, None], 1).mean()
    targets = np.ones_like(teacher) * ((1 - c) / (teacher.shape[1] - 1))
    for row, (label, _) in zip(targets, Counter(enumerate(labels)).items(), strict=True):
        row[label[1]] = c
    return targets


CONTROL = (control_smoothing, control_where, control_scatter, control_loop, control_counted)


def _loss(z, v, labels, t, alpha):
    soft = F.kl_div(
        F.log_softmax(z / t, 1), F.log_softmax(v / t, 1), reduction="batchmean", log_target=True
    )
    return alpha * t * t * soft + (1 - alpha) * F.cross_entropy(z, labels)


def step_inference_mode(student, teacher, x, labels, optimizer, temperature, alpha):
    with torch.inference_mode():
        v = teacher.eval()(x)
    loss = _loss(student.train()(x), v.clone(), labels, temperature, alpha)
    optimizer.zero_grad(set_to_none=False)
    loss.backward()
    optimizer.step()
    return loss


def step_detached(student, teacher, x, labels, optimizer, temperature, alpha):
    teacher.train(False)
    v = teacher(x).detach()
    student.train(True)
    for parameter in student.parameters():
        parameter.grad = None
    loss = _loss(student(x), v, labels, temperature, alpha)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return float(loss)


def step_restoring(student, teacher, x, labels, optimizer, temperature, alpha):
    was = teacher.training
    teacher.eval()
    with torch.no_grad():
        p = torch.softmax(teacher(x) / temperature, -1)
    teacher.train(was)
    student.train()
    z = student(x)
    optimizer.zero_grad()
    log_q = torch.log_softmax(z / temperature, -1)
    soft = (torch.special.entr(p).neg().sum() - (p * log_q).sum()) / len(x)
    loss = soft * alpha * temperature**2 + F.nll_loss(z.log_softmax(1), labels) * (1 - alpha)
    loss.backward()
    optimizer.step()
    return loss.detach()


def step_sum(student, teacher, x, labels, optimizer, temperature, alpha):
    student.train()
    teacher.eval()
    optimizer.zero_grad()
    z = student(x)
    with torch.set_grad_enabled(False):
        target = (teacher(x) / temperature).softmax(dim=1)
    soft = F.kl_div((z / temperature).log_softmax(dim=1), target, reduction="sum") / x.shape[0]
    hard = F.cross_entropy(z, labels, reduction="sum") / x.shape[0]
    (total := alpha * temperature**2 * soft + (1 - alpha) * hard).backward()
    optimizer.step()
    return total.item()


def step_by_autograd(student, teacher, x, labels, optimizer, temperature, alpha):
    teacher.eval()
    with torch.no_grad():
        v = teacher(x)
    student.train()
    loss = _loss(student(x), v, labels, temperature, alpha)
    parameters = list(student.parameters())
    for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
        parameter.grad = gradient
    optimizer.step()
    return np.float64(loss.item())


STEP = (step_inference_mode, step_detached, step_restoring, step_sum, step_by_autograd)
