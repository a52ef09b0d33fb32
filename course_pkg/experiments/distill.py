"""Ensembles and distillation, measured: settings in, result out; nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, one_hot

from course_pkg.data import Source, digits
from course_pkg.experiments import _stack
from course_pkg.reference.distill import softmax
from course_pkg.results.base import Floats
from course_pkg.results.distill import (
    Ensemble,
    LogitMatching,
    MissingClass,
    SoftLabels,
    Temperature,
)

SEEDS = (0, 1, 2, 3, 4)
_CLASSES = 10


def temperature(
    sizes: Sequence[int] = (40, 100, 300, 1297),
    temperatures: Sequence[float] = (1.0, 2.0, 4.0, 8.0, 20.0),
    seeds: Sequence[int] = SEEDS,
    hidden: int = 32,
    steps: int = 600,
    lr: float = 0.02,
    smoothing: float = 0.1,
    data: Source = digits,
) -> Temperature:
    """A small student on the digits: labels, smoothed labels, or an ensemble's soft targets.

    The teacher (five networks, logits averaged) has seen all training examples, the student only
    the first ``n``. Smoothed labels are the control: they soften without knowing anything.
    References: hinton2015distilling, https://arxiv.org/abs/1503.02531
    """
    x, y, x_test, y_test = _drawn(data, seeds)
    teacher, ensemble, single = _teacher(x, y, x_test, y_test, seeds)
    labels = one_hot(y, _CLASSES).float()
    smoothed = (1 - smoothing) * labels + smoothing / _CLASSES
    accuracy = np.empty((len(sizes), 2 + len(temperatures), len(seeds)))
    for row, n in enumerate(sizes):
        stack = _students(
            x[:, :n], labels, smoothed, teacher, temperatures, seeds, hidden, steps, lr
        )
        accuracy[row] = _accuracy(stack, x_test, y_test)
    sure = [torch.softmax(teacher / t, dim=-1).amax(dim=-1).mean(dim=1) for t in temperatures]
    return Temperature(
        sizes=tuple(sizes),
        temperatures=tuple(temperatures),
        seeds=tuple(seeds),
        hard=accuracy[:, 0],
        smoothed=accuracy[:, 1],
        soft=accuracy[:, 2:],
        ensemble=ensemble,
        single=single,
        confidence=torch.stack(sure).double().numpy(),
        smoothing=smoothing,
    )


def ensemble(
    members: int = 5,
    seeds: Sequence[int] = SEEDS,
    examples: int = 300,
    width: int = 64,
    data: Source = digits,
) -> Ensemble:
    """Several networks of one shape, their outputs averaged in two ways.

    Every prediction costs ``members`` forward passes: that is what distillation saves.
    """
    x, y, x_test, y_test = _drawn(data, seeds)
    stack, _ = _members(x[:, :examples], y[:, :examples], seeds, members, width)
    with torch.no_grad():
        shape = (members, len(seeds), -1, _CLASSES)
        z = _stack.forward(stack, x_test.repeat(members, 1, 1)).reshape(shape)
    geometric = z.mean(dim=0).argmax(dim=-1)
    arithmetic = torch.softmax(z, dim=-1).mean(dim=0).argmax(dim=-1)

    def share(right: Tensor) -> Floats:
        return right.double().mean(dim=1).numpy()

    return Ensemble(
        seeds=tuple(seeds),
        cost=members,
        single=(z.argmax(dim=-1) == y_test).double().mean(dim=(0, 2)).numpy(),
        arithmetic=share(arithmetic == y_test),
        geometric=share(geometric == y_test),
        agree=share(arithmetic == geometric),
    )


def missing_class(
    missing: int = 3,
    temperatures: Sequence[float] = (1.0, 4.0, 8.0, 20.0),
    prices: Sequence[float] = (0.01, 0.1),
    seeds: Sequence[int] = SEEDS,
    hidden: int = 64,
    steps: int = 800,
    lr: float = 0.05,
    data: Source = digits,
) -> MissingClass:
    """A student that never sees one of the ten digits, but hears the teacher speak of it.

    No example of the class ever lifted its bias, so the bias is raised for all students alike:
    until a share of the training examples, one of ``prices``, falls into the class. The hard-label
    control shows how much of the class is found by that alone, at the same price.
    References: hinton2015distilling (section 3)
    """
    x, y, x_test, y_test = _drawn(data, seeds)
    teacher, _, _ = _teacher(x, y, x_test, y_test, seeds)
    # As many examples for every seed, so that the networks still stack.
    keep = min(int((own != missing).sum()) for own in y)
    kept = torch.stack([torch.nonzero(own != missing).flatten()[:keep] for own in y])
    x, y, teacher = (_stack.take(each, kept) for each in (x, y, teacher))
    labels = one_hot(y, _CLASSES).float()
    stack = _students(x, labels, labels, teacher, temperatures, seeds, hidden, steps, lr)
    raw, others = _accuracy_on(stack, x_test, y_test, missing)
    shifted, others_shifted = np.empty((2, len(prices), *raw.shape))
    with torch.no_grad():
        arms = len(stack[0]) // len(seeds)
        z = _stack.forward(stack, x.repeat(arms, 1, 1))
        rest = torch.cat([z[..., :missing], z[..., missing + 1 :]], dim=-1).amax(dim=-1)
        bias = stack[-1][:, 0, missing].clone()
        for row, price in enumerate(prices):
            # The class wins where its logit exceeds the best other one.
            lift = torch.quantile(rest - z[..., missing], price, dim=1)
            stack[-1][:, 0, missing] = bias + lift
            shifted[row], others_shifted[row] = _accuracy_on(stack, x_test, y_test, missing)
    return MissingClass(
        missing=missing,
        temperatures=tuple(temperatures),
        prices=tuple(prices),
        seeds=tuple(seeds),
        hard=raw[0],
        hard_shifted=shifted[:, 0],
        soft=raw[2:],
        soft_shifted=shifted[:, 2:],
        others_hard=others[0],
        others_hard_shifted=others_shifted[:, 0],
        others=others[2:],
        others_shifted=others_shifted[:, 2:],
    )


def logit_matching(
    temperatures: Sequence[float] = (1.0, 2.0, 5.0, 20.0, 100.0, 1000.0),
    examples: int = 64,
    spread: float = 4.0,
    seed: int = 0,
) -> LogitMatching:
    """The gradient (p - q) / T of the soft loss against its limit (z - v) / (K T^2).

    The limit needs logits of mean zero: softmax ignores a common shift, matching does not.
    References: hinton2015distilling (equations 2 to 4)
    """
    rng = np.random.default_rng(seed)
    student, teacher = spread * rng.normal(size=(2, examples, _CLASSES))
    teacher += rng.normal(size=(examples, 1))

    def distance(gradient: Floats, z: Floats, v: Floats) -> float:
        limit = (z - v) / _CLASSES
        return float(np.linalg.norm(gradient - limit) / np.linalg.norm(limit))

    rows = []
    for t in temperatures:
        gradient = (softmax(student, t) - softmax(teacher, t)) / t
        z, v = (each - each.mean(axis=1, keepdims=True) for each in (student, teacher))
        scaled = t**2 * gradient
        norms = np.linalg.norm(gradient), np.linalg.norm(scaled)
        rows.append((distance(scaled, z, v), distance(scaled, student, teacher), *norms))
    centred, uncentred, norm, with_factor = np.array(rows).T
    return LogitMatching(tuple(temperatures), centred, uncentred, norm, with_factor)


def soft_labels(
    hard: Sequence[float] = (1e-6, 0.9, 0.1, 1e-9),
    printed: Sequence[float] = (0.05, 0.3, 0.2, 0.005),
    temperatures: Sequence[float] = (1.0, 2.0, 5.0, 10.0, 20.0),
) -> SoftLabels:
    """A row of softened labels from a lecture: does it sum to one, and at which temperature?

    log(p_i / p_j) shrinks by the factor 1/T whatever the scale of the row, so each pair of entries
    implies a temperature of its own.
    """
    p, q = np.array(hard), np.array(printed)
    pairs = list(combinations(range(len(p)), 2))
    implied = [np.log(p[i] / p[j]) / np.log(q[i] / q[j]) for i, j in pairs]
    softened = np.stack([softmax(np.log(p)[np.newaxis], t)[0] for t in temperatures])
    return SoftLabels(
        printed=q,
        total=float(q.sum()),
        implied=np.array(implied),
        temperatures=tuple(temperatures),
        softened=softened,
        bits=-(softened * np.log2(softened)).sum(axis=1),
    )


def _drawn(data: Source, seeds: Sequence[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    splits = [data(seed) for seed in seeds]
    return (
        torch.stack([each.x_train for each in splits]),
        torch.stack([each.y_train for each in splits]),
        torch.stack([each.x_test for each in splits]),
        torch.stack([each.y_test for each in splits]),
    )


def _teacher(
    x: Tensor, y: Tensor, x_test: Tensor, y_test: Tensor, seeds: Sequence[int], members: int = 5
) -> tuple[Tensor, Floats, Floats]:
    """Averaged logits on the training examples, accuracy of the ensemble and of its members."""
    stack, x = _members(x, y, seeds, members, width=128)
    with torch.no_grad():
        shape = (members, len(seeds), -1, _CLASSES)
        logits = _stack.forward(stack, x).reshape(shape).mean(dim=0)
        z = _stack.forward(stack, x_test.repeat(members, 1, 1)).reshape(shape)
        ensemble = (z.mean(dim=0).argmax(dim=-1) == y_test).double().mean(dim=1)
        single = (z.argmax(dim=-1) == y_test).double().mean(dim=(0, 2))
    return logits, ensemble.numpy(), single.numpy()


def _members(
    x: Tensor, y: Tensor, seeds: Sequence[int], members: int, width: int
) -> tuple[_stack.Stack, Tensor]:
    """``members`` networks per seed, trained, and the inputs repeated for each of them."""
    own = [1000 * seed + member for member in range(members) for seed in seeds]
    stack = _stack.mlps((x.shape[-1], width, width, _CLASSES), own)
    index = _stack.rows(own, [x.shape[1]] * len(own), batch=64, steps=400)
    x, y = x.repeat(members, 1, 1), y.repeat(members, 1)

    def loss(step: int) -> Tensor:
        z = _stack.forward(stack, _stack.take(x, index[step]))
        target = _stack.take(y, index[step])
        return cross_entropy(z.flatten(0, 1), target.flatten(), reduction="sum") / target.shape[1]

    _stack.descend(stack, loss, steps=400, lr=0.05)
    return stack, x


def _students(
    x: Tensor,
    labels: Tensor,
    smoothed: Tensor,
    teacher: Tensor,
    temperatures: Sequence[float],
    seeds: Sequence[int],
    hidden: int,
    steps: int,
    lr: float,
) -> _stack.Stack:
    """Students trained on hard, smoothed and soft targets, arm by arm in this order."""
    count, n = len(seeds), x.shape[1]
    arms, batch = 2 + len(temperatures), min(n, 64)
    stack = _stack.mlps((x.shape[-1], hidden, _CLASSES), [500 + s for s in seeds], copies=arms)
    index = _stack.rows(seeds, [n] * count, batch, steps, copies=arms)
    everyone = x.repeat(arms, 1, 1)
    t = torch.tensor([1.0, 1.0, *temperatures]).repeat_interleave(count)[:, None, None]
    soft = [torch.softmax(teacher / each, dim=-1) for each in temperatures]
    targets = torch.cat([labels, smoothed, *soft])

    def loss(step: int) -> Tensor:
        z = _stack.forward(stack, _stack.take(everyone, index[step]))
        target = _stack.take(targets, index[step])
        # T^2 keeps the size of the gradient when T changes; for the labels T is 1.
        return -(t**2 * target * torch.log_softmax(z / t, dim=-1)).sum() / batch

    _stack.descend(stack, loss, steps, lr)
    return stack


def _accuracy(stack: _stack.Stack, x: Tensor, y: Tensor) -> Floats:
    """(arms, seeds)."""
    arms = len(stack[0]) // len(x)
    with torch.no_grad():
        right = _stack.forward(stack, x.repeat(arms, 1, 1)).argmax(dim=-1) == y.repeat(arms, 1)
    return right.double().mean(dim=1).reshape(arms, len(x)).numpy()


def _accuracy_on(stack: _stack.Stack, x: Tensor, y: Tensor, label: int) -> tuple[Floats, Floats]:
    """Accuracy on the examples of one class and on all others, both (arms, seeds)."""
    arms = len(stack[0]) // len(x)
    with torch.no_grad():
        guess = _stack.forward(stack, x.repeat(arms, 1, 1)).argmax(dim=-1)
    right, own = (guess == y.repeat(arms, 1)).double(), (y == label).repeat(arms, 1).double()
    on = (right * own).sum(dim=1) / own.sum(dim=1)
    rest = (right * (1 - own)).sum(dim=1) / (1 - own).sum(dim=1)
    return on.reshape(arms, -1).numpy(), rest.reshape(arms, -1).numpy()
