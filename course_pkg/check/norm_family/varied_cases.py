"""The cases of ``nf-sequence``, ``nf-weighted``, ``nf-rms`` and ``nf-masked``."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_pkg.check.task import Case
from course_pkg.check.verdict import Text

Rng = np.random.Generator


def sequence_cases(seed: int) -> tuple[Case, ...]:
    """Channels last, (n, l, c): groups between 1 and c, unequal lengths of the axes."""
    rng = np.random.default_rng(71)
    late = np.random.default_rng([seed, 71])
    return (
        _sequence(rng, Text("두 그룹", "two groups"), (2, 3, 4), 2),
        _sequence(rng, Text("그룹 하나", "one group"), (2, 4, 3), 1),
        _sequence(rng, Text("채널 여섯, 그룹 셋", "six channels, three groups"), (3, 2, 6), 3),
        _sequence(rng, Text("샘플 하나, eps=0.1", "one example, eps=0.1"), (1, 4, 4), 2, 0.1),
        _small(rng, Text("분산이 0이거나 아주 작은 그룹", "groups with little variance")),
        _sequence(late, Text("무작위 문장", "random"), (3, 5, 8), 4, hidden=True),
        _sequence(late, Text("무작위 문장, 두 그룹", "random"), (2, 4, 6), 2, hidden=True),
    )


def _sequence(
    rng: Rng,
    name: Text,
    shape: tuple[int, int, int],
    groups: int,
    eps: float | None = None,
    hidden: bool = False,
) -> Case:
    c = shape[-1]
    x = rng.normal(rng.normal(0.0, 2.0, (1, 1, c)), rng.uniform(0.5, 2.0, (1, 1, c)), shape)
    inputs = {"x": x, **_affine(rng, c), "groups": groups, "eps": eps}
    return Case(name, inputs, hidden=hidden)


def _small(rng: Rng, name: Text) -> Case:
    made = _sequence(rng, name, (2, 3, 4), 2)
    x = 2e-3 * made.inputs["x"]
    x[0, :, :2] = 2.5
    return Case(name, {**made.inputs, "x": x})


def _affine(rng: Rng, c: int) -> dict[str, Any]:
    return {"gamma": rng.uniform(0.5, 2.0, c), "beta": rng.uniform(0.5, 1.5, c)}


def weighted_cases(seed: int) -> tuple[Case, ...]:
    """Weights of all kinds: equal, unequal, with zeros, with a sum far from d."""
    rng = np.random.default_rng(73)
    late = np.random.default_rng([seed, 73])
    return (
        _weighted(rng, Text("가중치가 다른 특성", "unequal weights"), (3, 4), (0.5, 3.0)),
        _weighted(rng, Text("가중치가 0인 특성", "zero weights"), (2, 5), (0.5, 2.0), zeros=2),
        _weighted(rng, Text("합이 작은 가중치", "weights with a small sum"), (3, 3), (0.05, 0.2)),
        _weighted(rng, Text("eps=0.1", "eps=0.1"), (2, 4), (1.0, 4.0), eps=0.1),
        _weighted(
            rng,
            Text("양수인 가중치가 하나, eps=0.1", "one positive weight, eps=0.1"),
            (3, 4),
            (0.5, 2.0),
            zeros=3,
            eps=0.1,
        ),
        _weighted(late, Text("무작위 가중치", "random weights"), (4, 6), (0.1, 3.0), hidden=True),
        _weighted(
            late,
            Text("무작위 가중치와 0", "random, zeros"),
            (3, 5),
            (0.1, 1.0),
            zeros=1,
            hidden=True,
        ),
    )


def _weighted(
    rng: Rng,
    name: Text,
    shape: tuple[int, int],
    span: tuple[float, float],
    zeros: int = 0,
    eps: float | None = None,
    hidden: bool = False,
) -> Case:
    weights = rng.uniform(*span, size=shape[1])
    weights[:zeros] = 0.0
    x = rng.normal(1.0, 2.0, shape)
    return Case(
        name, {"x": x, "weights": weights, **_affine(rng, shape[1]), "eps": eps}, hidden=hidden
    )


def rms_cases(seed: int) -> tuple[Case, ...]:
    """k below d, k = d, small values, sequences."""
    rng = np.random.default_rng(79)
    late = np.random.default_rng([seed, 79])
    return (
        _rms(rng, Text("k=2, 특성 다섯", "k=2 of five"), rng.normal(1.0, 2.0, (3, 5)), 2),
        _rms(rng, Text("k가 특성 수와 같음", "k is all"), rng.normal(2.0, 1.0, (2, 4)), 4),
        _rms(rng, Text("아주 작은 값", "tiny values"), 1e-3 * rng.normal(1.0, 1.0, (3, 4)), 3),
        _rms(
            rng,
            Text("문장, eps=0.1", "sequences, eps=0.1"),
            rng.normal(0.5, 1.0, (2, 2, 4)),
            1,
            0.1,
        ),
        _rms(late, Text("무작위", "random"), late.normal(1.0, 2.0, (4, 7)), 3, hidden=True),
        _rms(
            late, Text("무작위 문장", "random"), late.normal(-1.0, 1.0, (2, 3, 6)), 4, hidden=True
        ),
    )


def _rms(
    rng: Rng, name: Text, x: Any, k: int, eps: float | None = None, hidden: bool = False
) -> Case:
    gamma = rng.uniform(0.5, 2.0, x.shape[-1])
    return Case(name, {"x": x, "gamma": gamma, "k": k, "eps": eps}, hidden=hidden)


def masked_cases(seed: int) -> tuple[Case, ...]:
    """Images padded to one size, one of them empty, and one without padding."""
    rng = np.random.default_rng(83)
    late = np.random.default_rng([seed, 83])
    corner = np.zeros((2, 3, 3), dtype=bool)
    corner[0, :2, :3] = True
    corner[1, :3, :2] = True
    empty = np.ones((2, 2, 3), dtype=bool)
    empty[1] = False
    single = np.ones((2, 2, 2), dtype=bool)
    single[0] = [[False, True], [False, False]]
    return (
        _masked(rng, Text("크기가 다른 이미지", "images of different sizes"), corner),
        _masked(rng, Text("패딩이 없는 이미지", "no padding"), np.ones((2, 2, 2), dtype=bool)),
        _masked(rng, Text("비어 있는 이미지", "an empty image"), empty),
        _masked(rng, Text("실제 픽셀이 하나뿐인 이미지", "an image with one real pixel"), single),
        _masked(rng, Text("eps=0.1", "eps=0.1"), rng.random((2, 3, 2)) < 0.7, 0.1),
        _masked(
            late, Text("무작위 마스크", "a random mask"), late.random((3, 4, 3)) < 0.6, None, True
        ),
    )


def _masked(
    rng: Rng, name: Text, mask: Any, eps: float | None = None, hidden: bool = False
) -> Case:
    n, h, w = mask.shape
    x = rng.normal(rng.normal(1.0, 3.0, (1, 2, 1, 1)), 2.0, (n, 2, h, w))
    if eps is not None:
        x[:, 1] *= 0.05  # a variance below ε
    return Case(name, {"x": x, "mask": mask, **_affine(rng, 2), "eps": eps}, hidden=hidden)
