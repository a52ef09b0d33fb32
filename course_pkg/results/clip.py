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

    The surface: w and bias: the axes; loss: (bias, w). Arrays over ``arms`` come first:
    share_arrived: share of the starts that end below ``tolerance``; largest_step: longest single
    update in units of the parameters; path: (arms, steps + 1, 2), one start shown.
    """

    arms: tuple[str, ...]
    limit: float
    lr: float
    tolerance: float
    starts: int
    w: Floats
    bias: Floats
    loss: Floats
    share_arrived: Floats
    largest_step: Floats
    path: Floats


@dataclass(frozen=True, slots=True)
class RnnClipping:
    """Accuracy of a small recurrent network on temporal order, by clipping method and limit.

    accuracy: (rates, arms, seeds); largest_norm: the same shape, the largest norm of the whole
    gradient before clipping. ``methods`` and ``limits`` describe the arms.
    """

    rates: tuple[float, ...]
    methods: tuple[str, ...]
    limits: tuple[float, ...]
    seeds: tuple[int, ...]
    accuracy: Floats
    largest_norm: Floats
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

    def _row(self, lr: float) -> int:
        if lr not in self.rates:
            raise InvalidValueError(f"nothing was trained at rate {lr}; rates are {self.rates}")
        return self.rates.index(lr)

    def _arm(self, method: str, limit: float) -> int:
        arms = list(zip(self.methods, self.limits, strict=True))
        if (method, limit) not in arms:
            raise InvalidValueError(f"there is no arm {method!r} with limit {limit}; arms: {arms}")
        return arms.index((method, limit))
