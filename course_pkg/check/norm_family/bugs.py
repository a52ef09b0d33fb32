"""The bug hunt ``nf-hunt``: implementations of layer norm, right and wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from course_pkg.check.hunt import Hunt, Planted
from course_pkg.check.hunt_beliefs import Untried
from course_pkg.check.norm import catalogue as batch
from course_pkg.check.norm import habits, untried
from course_pkg.check.norm_family import catalogue
from course_pkg.check.norm_family.wrong_layer import wrong
from course_pkg.check.verdict import Text
from course_pkg.reference import norm as reference


def _exact(x: Any, gamma: Any, beta: Any, eps: float = 1e-5) -> Any:
    return reference.layer_norm_forward(x, gamma, beta, eps)[0]


def _single(x: Any, gamma: Any, beta: Any, eps: float = 1e-5) -> Any:
    x, gamma, beta = (np.asarray(each, dtype=np.float32) for each in (x, gamma, beta))
    centred = x - x.mean(-1, keepdims=True)
    var = np.mean(centred * centred, axis=-1, keepdims=True)
    return gamma * centred / np.sqrt(var + np.float32(eps)) + beta


def _small(given: Mapping[str, Any]) -> bool:
    """Whether ε changes a row by more than a careful test forgives."""
    var = np.var(given["x"], axis=-1)
    return bool(np.any(given.get("eps", 1e-5) > 0.01 * var))


HUNT = Hunt(
    name="nf-hunt",
    points=5.0,
    section="sec-other-axes",
    asked=("x", "gamma", "beta"),
    optional=("eps",),
    right=(
        Planted(Text(ko="float64로 계산", en="in float64"), _exact),
        Planted(Text(ko="float32로 계산", en="in float32"), _single),
    ),
    bugs=(
        Planted(
            Text(ko="배치 방향으로 평균", en="averages over the batch"),
            wrong(lambda x: 0),
            catalogue.BATCH_AXIS,
        ),
        Planted(
            Text(ko="β를 분모에 더함", en="adds β to the denominator"),
            wrong(
                divisor=lambda var, eps, beta: np.sqrt(var + eps) + beta,
                affine=lambda x_hat, gamma, beta: gamma * x_hat,
            ),
            batch.SHIFT_IN_DENOMINATOR,
        ),
        Planted(
            Text(ko="ε을 제곱근 밖에 더함", en="adds ε outside the root"),
            wrong(divisor=lambda var, eps, beta: np.sqrt(var) + eps),
            batch.EPS_OUTSIDE,
        ),
    ),
    untried=(
        Untried(untried.PLAIN_AFFINE, habits.plain_affine),
        Untried(untried.NO_SEQUENCES, habits.no_maps),
        Untried(untried.EPS_NEVER_MATTERS, lambda tries: not any(map(_small, tries))),
    ),
    probes=habits.probes(_exact),
)
