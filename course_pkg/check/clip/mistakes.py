"""The wrong answers to ``gc-value`` and ``gc-global``, by the misconception that they show."""

from __future__ import annotations

import numpy as np

from course_pkg.check.clip import beliefs, catalogue, further, more, reserve
from course_pkg.check.clip.probe import Grads
from course_pkg.check.clip.wrong import (
    CUT,
    SHORTENED,
    clamped,
    clamped_after,
    each,
    fails,
    filled,
    joined,
    length,
    listed,
    nan_if_zero,
    per_tensor,
    per_tensor_after,
    present,
    shrink,
    so_far,
    spectral,
    there,
    unguarded,
    whole,
    zeros,
)
from course_pkg.check.task import Misconception

VALUE = (
    Misconception(
        reserve.ONE_SIDED,
        (each(lambda g, c: np.minimum(g, c)), each(lambda g, c: np.maximum(g, -c))),
    ),
    Misconception(
        reserve.SIGN_LOST,
        (
            each(lambda g, c: np.minimum(np.abs(g), c)),
            each(lambda g, c: np.where(np.abs(g) > c, c, g)),
        ),
    ),
    Misconception(reserve.NONE_AS_ZERO, (lambda grads, limit: CUT(zeros(grads), limit),)),
    Misconception(
        reserve.SCALED_FOR_CLAMP,
        (
            each(lambda g, c: g * shrink(c, float(np.abs(g).max()))),
            each(lambda g, c: g * shrink(c, length([g]))),
            lambda grads, limit: SHORTENED(grads, limit)[0],
        ),
    ),
    Misconception(
        reserve.ALL_AT_LIMIT,
        (
            each(lambda g, c: np.sign(g) * c),
            each(lambda g, c: np.where(g > c, c, -c)),
            each(lambda g, c: np.where(g > 0, c, -c)),
            each(lambda g, c: np.full_like(g, -c)),
            each(lambda g, c: np.full_like(g, c)),
        ),
    ),
    Misconception(
        beliefs.REMOVED,
        (
            each(lambda g, c: np.where(np.abs(g) > c, 0.0, g)),
            each(lambda g, c: np.where(np.abs(g) > c, np.nan, g)),
            each(lambda g, c: np.ravel(g)[np.abs(np.ravel(g)) <= c]),
        ),
    ),
    Misconception(
        more.NEGATIVE_ZERO,
        (each(lambda g, c: np.clip(g, 0.0, c)), each(lambda g, c: np.maximum(g, 0.0))),
    ),
    Misconception(
        further.PAIR_RETURNED,
        (
            lambda grads, limit: (CUT(grads, limit), length(there(grads))),
            lambda grads, limit: (CUT(grads, limit), limit),
        ),
    ),
    Misconception(more.HALF_WIDTH, (each(lambda g, c: np.clip(g, -c / 2, c / 2)),)),
    Misconception(more.NONE_DROPPED, (lambda grads, limit: CUT(present(grads), limit),)),
    Misconception(
        more.NONE_FORGOTTEN,
        (
            fails(CUT, TypeError),
            fails(CUT, AttributeError),
            lambda grads, limit: CUT(filled(grads), limit),
        ),
    ),
    Misconception(more.ONE_ARRAY, (lambda grads, limit: np.clip(joined(grads), -limit, limit),)),
    Misconception(
        more.SQUASHED,
        (
            each(lambda g, c: c * np.tanh(g / c)),
            each(lambda g, c: c * np.tanh(g)),
            each(lambda g, c: c * g / (c + np.abs(g))),
        ),
    ),
)


def _sum_of_norms(grads: Grads) -> float:
    return sum(length([g]) for g in grads)


GLOBAL = (
    Misconception(catalogue.CLAMPED, (clamped, clamped_after)),
    Misconception(
        catalogue.PER_TENSOR,
        (per_tensor(), per_tensor(sum), per_tensor(list), per_tensor(max), per_tensor_after),
    ),
    Misconception(
        catalogue.ALWAYS_SCALED,
        (
            whole(factor=lambda c, norm: c / norm if norm else 1.0),
            whole(factor=lambda c, norm: c / norm if norm else np.nan),
            whole(factor=lambda c, norm: c / (norm + 1e-6)),
            whole(
                factor=lambda c, norm: c / norm if norm else 1.0,
                said=lambda norm, c: c if norm else 0.0,
            ),
        ),
    ),
    Misconception(reserve.NONE_AS_ZERO, (lambda grads, limit: SHORTENED(zeros(grads), limit),)),
    Misconception(
        reserve.SQUARED_NORM,
        (
            whole(lambda gs: length(gs) ** 2),
            whole(factor=lambda c, norm: c / norm**2 if norm > c else 1.0),
            whole(factor=lambda c, norm: shrink(c, norm**2)),
            whole(said=lambda norm, c: norm**2),
            whole(factor=lambda c, norm: c / norm if norm**2 > c else 1.0),
            whole(factor=lambda c, norm: c / norm if norm**2 > c else 1.0, said=lambda n, c: n**2),
            whole(factor=lambda c, norm: np.sqrt(c) / norm if norm**2 > c else 1.0),
        ),
    ),
    Misconception(
        reserve.SUM_OF_NORMS,
        (
            whole(_sum_of_norms),
            lambda grads, limit: (
                SHORTENED(grads, limit)[0],
                _sum_of_norms(there(grads)),
            ),
        ),
    ),
    Misconception(
        reserve.LARGEST_ENTRY,
        (whole(lambda gs: max(float(np.abs(g).max()) for g in gs)),),
    ),
    Misconception(
        reserve.MEAN_SQUARE,
        (
            whole(lambda gs: length(gs) / np.sqrt(sum(g.size for g in gs))),
            whole(lambda gs: float(np.sqrt(sum(np.mean(g**2) for g in gs)))),
            whole(lambda gs: length(gs) / np.sqrt(len(gs))),
            whole(lambda gs: length(gs) / len(gs)),
            whole(lambda gs: length(gs) / sum(g.size for g in gs)),
        ),
    ),
    Misconception(
        reserve.NORM_AFTER,
        (whole(said=lambda norm, c: min(norm, c)), whole(said=lambda norm, c: c)),
    ),
    Misconception(more.NONE_DROPPED, (lambda grads, limit: SHORTENED(present(grads), limit),)),
    Misconception(
        more.NONE_FORGOTTEN,
        (
            fails(SHORTENED, TypeError),
            fails(SHORTENED, AttributeError),
            lambda grads, limit: SHORTENED(filled(grads), limit),
        ),
    ),
    Misconception(
        more.ONE_ARRAY,
        (
            lambda grads, limit: (
                joined(grads) * shrink(limit, length(there(grads))),
                length(there(grads)),
            ),
        ),
    ),
    Misconception(more.ABSOLUTE_SUM, (whole(lambda gs: sum(float(np.abs(g).sum()) for g in gs)),)),
    Misconception(
        more.SPECTRAL,
        (
            whole(lambda gs: float(np.linalg.norm([spectral(g) for g in gs]))),
            whole(lambda gs: sum(spectral(g) for g in gs)),
        ),
    ),
    Misconception(more.ZERO_DIVIDED, (unguarded, nan_if_zero)),
    Misconception(
        more.FACTOR_RETURNED,
        (
            whole(said=lambda norm, c: shrink(c, norm)),
            whole(said=lambda norm, c: norm / c),
            whole(said=lambda norm, c: c / norm if norm else 1.0),
        ),
    ),
    Misconception(more.ORDER_SWAPPED, (lambda grads, limit: SHORTENED(grads, limit)[::-1],)),
    Misconception(more.SECOND_MISSING, (lambda grads, limit: SHORTENED(grads, limit)[0],)),
    Misconception(more.NORMS_LISTED, (listed,)),
    Misconception(
        more.MAX_FOR_MIN,
        (
            whole(factor=lambda c, norm: max(1.0, c / norm) if norm else 1.0),
            whole(factor=lambda c, norm: max(1.0, c / norm) if norm else np.nan),
        ),
    ),
    Misconception(
        more.FACTOR_INVERTED,
        (
            whole(factor=lambda c, norm: norm / c if norm > c else 1.0),
            whole(factor=lambda c, norm: min(1.0, norm / c)),
            whole(factor=lambda c, norm: norm / c),
        ),
    ),
    Misconception(
        more.UNIT_LENGTH,
        (
            whole(factor=lambda c, norm: 1 / norm if norm > c else 1.0),
            whole(factor=lambda c, norm: 1 / norm if norm else 1.0),
            whole(factor=lambda c, norm: 1 / norm if norm else np.nan),
        ),
    ),
    Misconception(
        more.LIMIT_ADDED,
        (
            whole(factor=lambda c, norm: c / (norm + c)),
            whole(factor=lambda c, norm: c / (norm + 1)),
            whole(factor=lambda c, norm: min(1.0, c / (norm + 1))),
        ),
    ),
    Misconception(
        more.NORMS_AVERAGED,
        (
            whole(lambda gs: _sum_of_norms(gs) / len(gs)),
            whole(lambda gs: max(length([g]) for g in gs)),
        ),
    ),
    Misconception(
        more.ONE_ARRAY_ONLY,
        (whole(lambda gs: length(gs[-1:])), whole(lambda gs: length(gs[:1]))),
    ),
    Misconception(more.SO_FAR, (so_far,)),
)
