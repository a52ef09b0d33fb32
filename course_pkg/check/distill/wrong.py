"""The wrong answers to ``kd-softmax``, by the misconception that they show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.distill import beliefs, more, softly
from course_pkg.check.task import Misconception
from course_pkg.reference import distill as reference

Array = npt.NDArray[np.float64]
LogSoftmax = Callable[..., object]


def _float(z: Array) -> Array:
    return np.asarray(z, dtype=np.float64)


def _overflows(z: Array, temperature: float = 1.0) -> Array:
    weights = np.exp(_float(z) / temperature)
    log_p: Array = np.log(weights / weights.sum(axis=-1, keepdims=True))
    return log_p


def _log_of_more(eps: float, stable: bool = True, floor: bool = False) -> LogSoftmax:
    def log_softmax(z: Array, temperature: float = 1.0) -> Array:
        p = reference.softmax(z, temperature) if stable else np.exp(_overflows(z, temperature))
        log_p: Array = np.log(np.maximum(p, eps) if floor else p + eps)
        return log_p

    return log_softmax


def _largest(largest: Callable[[Array], Any], late: bool = False) -> LogSoftmax:
    """Subtracts something else than each row's maximum; late: before dividing by T."""

    def log_softmax(z: Array, temperature: float = 1.0) -> Array:
        z = _float(z)
        z = (z - largest(z)) / temperature if late else z / temperature
        z = z if late else z - largest(z)
        log_p: Array = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
        return log_p

    return log_softmax


def _over(axis: int | None) -> LogSoftmax:
    def log_softmax(z: Array, temperature: float = 1.0) -> Array:
        z = _float(z) / temperature
        z = z - z.max(axis=axis, keepdims=True)
        log_p: Array = z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
        return log_p

    return log_softmax


def _dropped(in_max: bool, in_sum: bool) -> LogSoftmax:
    """Without keepdims in the maximum, in the sum, or in both."""

    def log_softmax(z: Array, temperature: float = 1.0) -> Array:
        z = _float(z) / temperature
        z = z - z.max(axis=-1, keepdims=not in_max)
        log_p: Array = z - np.log(np.exp(z).sum(axis=-1, keepdims=not in_sum))
        return log_p

    return log_softmax


def _changed(change: Callable[[Array, float], Array]) -> LogSoftmax:
    """A right answer to which something is done."""
    return lambda z, temperature=1.0: change(reference.log_softmax(z, temperature), temperature)


def _max_lost(back: float) -> LogSoftmax:
    """The maximum is taken out of the exponentials only; ``back`` times it is added."""

    def log_softmax(z: Array, temperature: float = 1.0) -> Array:
        z = _float(z) / temperature
        top = z.max(axis=-1, keepdims=True)
        log_p: Array = z - (np.log(np.exp(z - top).sum(axis=-1, keepdims=True)) + back * top)
        return log_p

    return log_softmax


def _unlogged(z: Array, temperature: float = 1.0) -> Array:
    z = _float(z) / temperature
    z = z - z.max(axis=-1, keepdims=True)
    out: Array = z - np.exp(z).sum(axis=-1, keepdims=True)
    return out


def _mixed(inside: bool) -> LogSoftmax:
    """The temperature inside the sum only, or outside only."""

    def log_softmax(z: Array, temperature: float = 1.0) -> Array:
        z = _float(z)
        one, other = (z, z / temperature) if inside else (z / temperature, z)
        top = other.max(axis=-1, keepdims=True)
        log_p: Array = one - top - np.log(np.exp(other - top).sum(axis=-1, keepdims=True))
        return log_p

    return log_softmax


def _shifted_mixed(z: Array, temperature: float = 1.0) -> Array:
    """The maximum is taken off first; only the sum sees the temperature."""
    z = _float(z) - np.max(z, axis=-1, keepdims=True)
    log_p: Array = z - np.log(np.exp(z / temperature).sum(axis=-1, keepdims=True))
    return log_p


def _cut(bound: float) -> LogSoftmax:
    def log_softmax(z: Array, temperature: float = 1.0) -> Array:
        log_p: Array = reference.log_softmax(np.clip(_float(z) / temperature, -bound, bound))
        return log_p

    return log_softmax


MISTAKES = (
    Misconception(softly.OVERFLOW, (_overflows, _log_of_more(1e-12, False))),
    Misconception(
        softly.LOG_OF_ZERO, (lambda z, temperature=1.0: np.log(reference.softmax(z, temperature)),)
    ),
    Misconception(
        softly.TIMES_T, (lambda z, temperature=1.0: reference.log_softmax(z, 1 / temperature),)
    ),
    Misconception(
        softly.T_AFTER, (lambda z, temperature=1.0: reference.log_softmax(z) / temperature,)
    ),
    Misconception(softly.WRONG_SUM, (_over(0), _over(None), _over(1))),
    Misconception(softly.T_IGNORED, (lambda z, temperature=1.0: reference.log_softmax(z),)),
    Misconception(softly.NO_LOG, (reference.softmax,)),
    Misconception(
        beliefs.LOG_OF_MORE,
        tuple(
            _log_of_more(eps, floor=floor)
            for eps in (
                *(1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16, 1e-20, 1e-30, 1e-100),
                *(
                    1e-300,
                    1e-38,
                    1e-40,
                    1e-50,
                    1e-45,
                    2.220446049250313e-16,
                    1.1754943508222875e-38,
                ),
            )
            for floor in (False, True)
        ),
    ),
    Misconception(
        beliefs.ONE_MAXIMUM,
        (
            _largest(np.max),
            _largest(lambda z: z.max(axis=0, keepdims=True)),
            _largest(lambda z: np.abs(z).max()),
        ),
    ),
    Misconception(
        more.AXIS_DROPPED, (_dropped(True, False), _dropped(False, True), _dropped(True, True))
    ),
    Misconception(
        more.LOG_BASE,
        (
            _changed(lambda log_p, t: log_p / np.log(2)),
            _changed(lambda log_p, t: log_p / np.log(10)),
        ),
    ),
    Misconception(more.SUM_NOT_LOGGED, (_unlogged,)),
    Misconception(more.MAX_LOST, (_max_lost(0.0), _max_lost(-1.0))),
    Misconception(more.NEGATED, (_changed(lambda log_p, t: -log_p),)),
    Misconception(more.T_IN_ONE_PLACE, (_mixed(True), _mixed(False), _shifted_mixed)),
    Misconception(more.LOGITS_CUT, tuple(_cut(b) for b in (50, 100, 300, 500, 700, 709))),
    Misconception(
        more.NOT_THE_LARGEST,
        (
            _largest(lambda z: z.mean(axis=-1, keepdims=True)),
            _largest(lambda z: z.min(axis=-1, keepdims=True)),
        ),
    ),
    Misconception(
        more.T_FROM_OUTSIDE,
        (
            _changed(lambda log_p, t: log_p * t),
            _changed(lambda log_p, t: log_p / t),
            _changed(lambda log_p, t: log_p - np.log(t)),
            lambda z, temperature=1.0: reference.log_softmax(z) - np.log(temperature),
            lambda z, temperature=1.0: reference.log_softmax(z) * temperature,
        ),
    ),
)
