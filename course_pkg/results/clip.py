"""Results of the experiments on gradient clipping."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course_pkg.errors import InvalidValueError
from course_pkg.results.base import Floats, Interval, interval


@dataclass(frozen=True, slots=True)
class Angle:
    """How far, in degrees, each way of clipping turns one gradient made of two tensors."""

    limit: float
    by_value: float
    by_norm: float
    by_global_norm: float


@dataclass(frozen=True, slots=True)
class Cliff:
    """Gradient descent on the error surface of one recurrent unit, from many starting points.

    The surface: w and bias: the axes; loss: (bias, w). Arrays (arms, limits):
    share_arrived: share of the starts that end below ``tolerance``; largest_step: longest single
    update in units of the parameters. path: (arms, steps + 1, 2), one start at limit ``shown``.
    """

    arms: tuple[str, ...]
    limits: tuple[float, ...]
    shown: float
    lr: float
    tolerance: float
    starts: int
    w: Floats
    bias: Floats
    loss: Floats
    share_arrived: Floats
    largest_step: Floats
    path: Floats

    def share(self, arm: str, limit: float) -> float:
        """Share of the starts that arrive under ``arm`` at ``limit``."""
        return float(self.share_arrived[self.arms.index(arm), self.limits.index(limit)])


@dataclass(frozen=True, slots=True)
class Reach:
    """What each time step adds to the gradient of the recurrent weights, by its distance.

    contributions: (scales, steps, seeds), norms, before clipping, of the part of the gradient that
    comes from the step ``distance`` before the last; missing: (scales, steps, seeds), the norm of
    all that comes from farther back, over the norm of the whole gradient: the relative error of
    truncation; norm and factor: (scales, seeds), the norm of the whole gradient and what clipping
    to ``limit`` multiplies all of it by.
    """

    scales: tuple[float, ...]
    limit: float
    distance: Floats
    contributions: Floats
    missing: Floats
    norm: Floats
    factor: Floats

    def truncation(self, scale: float, keep: int) -> Interval:
        """How far, relative to its length, the gradient is off that sees ``keep`` steps only."""
        return interval(self.missing[self.scales.index(scale), keep - 1])


@dataclass(frozen=True, slots=True)
class RnnClipping:
    """Accuracy of a small recurrent network on temporal order, by clipping method and limit.

    accuracy: (rates, arms, seeds); norms: (rates, arms, steps, seeds), the norm of the whole
    gradient before clipping. ``methods`` and ``limits`` describe the arms.
    """

    rates: tuple[float, ...]
    methods: tuple[str, ...]
    limits: tuple[float, ...]
    seeds: tuple[int, ...]
    accuracy: Floats
    norms: Floats
    steps: int
    length: int

    def at(self, lr: float, method: str, limit: float) -> Interval:
        """Accuracy of one arm at one learning rate."""
        return interval(self.accuracy[self._row(lr), self._arm(method, limit)])

    def best(self, lr: float, method: str) -> tuple[float, Interval]:
        """The limit at which ``method`` does best at this rate, and its accuracy there."""
        arms = [arm for arm, name in enumerate(self.methods) if name == method]
        if not arms:
            raise InvalidValueError(f"no arm is called {method!r}; there are {set(self.methods)}")
        row = self.accuracy[self._row(lr)]
        arm = max(arms, key=lambda each: float(np.mean(row[each])))
        return self.limits[arm], interval(row[arm])

    def trace(self, lr: float, method: str, limit: float) -> Floats:
        """(seeds, steps): the norm before clipping along the training of one arm."""
        trace: Floats = self.norms[self._row(lr), self._arm(method, limit)].T
        return trace

    def _row(self, lr: float) -> int:
        if lr not in self.rates:
            raise InvalidValueError(f"nothing was trained at rate {lr}; rates are {self.rates}")
        return self.rates.index(lr)

    def _arm(self, method: str, limit: float) -> int:
        arms = list(zip(self.methods, self.limits, strict=True))
        if (method, limit) not in arms:
            raise InvalidValueError(f"there is no arm {method!r} with limit {limit}; arms: {arms}")
        return arms.index((method, limit))
