"""The bug hunt ``gc-hunt``: implementations of clipping by the global norm, right and wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from course_pkg.check.clip import catalogue, untried
from course_pkg.check.clip.lists import GLOBAL, right_global
from course_pkg.check.clip.probe import Grads
from course_pkg.check.clip.wrong import length
from course_pkg.check.hunt import Hunt, Planted
from course_pkg.check.hunt_beliefs import Untried
from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text


def _exact(grads: Grads, limit: float) -> Grads:
    return right_global(grads, limit)[0]


def _single(grads: Grads, limit: float) -> Grads:
    """In float32 and, as torch does, with 1e-6 added to the norm."""
    arrays = [np.asarray(g, dtype=np.float32) for g in grads]
    flat = np.concatenate([g.ravel() for g in arrays]) if arrays else np.zeros(0, np.float32)
    factor = min(1.0, limit / (float(np.linalg.norm(flat)) + 1e-6))
    return [g * np.float32(factor) for g in arrays]


def _planted(name: Text, said: Diagnosis) -> Planted:
    """The first wrong answer of task ``gc-global`` with that diagnosis."""
    [wrong] = [each.wrong[0] for each in GLOBAL.misconceptions if each.diagnosis is said]
    return Planted(name, lambda grads, limit: wrong(grads, limit)[0], said)


def _norm(arguments: Mapping[str, Any]) -> float:
    return length([np.asarray(g, dtype=np.float64) for g in arguments["grads"]])


def _zeros(grads: Grads, limit: float) -> Grads:
    return [np.zeros_like(np.asarray(g, dtype=np.float64)) for g in grads]


def _twice(grads: Grads, limit: float) -> Grads:
    return [2 * g for g in _exact(grads, limit)]


HUNT = Hunt(
    name="gc-hunt",
    points=5.0,
    section="sec-clip-ways",
    asked=("grads", "limit"),
    right=(
        Planted(Text(ko="float64로 계산", en="in float64"), _exact),
        Planted(
            Text(
                ko="float32로 계산하고 노름에 1e-6을 더함", en="in float32, 1e-6 added to the norm"
            ),
            _single,
        ),
    ),
    bugs=(
        _planted(Text(ko="성분마다 자름", en="clamps each component"), catalogue.CLAMPED),
        _planted(
            Text(ko="배열마다 따로 자름", en="clips each array by itself"), catalogue.PER_TENSOR
        ),
        _planted(
            Text(ko="짧은 그레이디언트도 노름 c로 키움", en="blows up short gradients too"),
            catalogue.ALWAYS_SCALED,
        ),
    ),
    untried=(
        Untried(untried.ONLY_LONG, lambda tries: all(_norm(t) > t["limit"] for t in tries)),
        Untried(untried.ONLY_SHORT, lambda tries: all(_norm(t) <= t["limit"] for t in tries)),
        Untried(untried.ONE_ARRAY_INPUTS, lambda tries: all(len(t["grads"]) < 2 for t in tries)),
    ),
    probes=(
        Planted(Text("모두 0", "zeros"), _zeros, untried.ONLY_THE_BOUND),
        Planted(Text("두 배", "twice"), _twice, untried.ONLY_DIRECTION),
    ),
)
