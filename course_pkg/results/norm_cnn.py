"""Results on a convolutional network with batch norm and without."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats, Interval, interval
from course_pkg.results.choice import at_best_rate, best_rate

ARMS = ("batch norm", "no norm")
WIDTHS = (6, 16, 32)
"""Channels of the three batch norms."""


@dataclass(frozen=True, slots=True)
class CnnRates:
    """Error by learning rate, with batch norm and without, and what gamma and beta have become.

    validation, test: (arms, rates, seeds), arms as in ``ARMS``. gamma, beta: (rates, channels,
    seeds) after training, layer by layer.
    """

    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    validation: Floats
    test: Floats
    gamma: Floats
    beta: Floats

    @property
    def best(self) -> Floats:
        """(arms, seeds): test error of each arm at its own best rate."""
        return at_best_rate(self.validation, self.test)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Where in ``rates`` the best rate of each arm lies, by validation error."""
        return tuple(int(at) for at in best_rate(self.validation))

    @property
    def same_rate(self) -> Floats:
        """(seeds,): test error without norm at the rate that is best for batch norm."""
        errors: Floats = self.test[1, self.chosen[0]]
        return errors

    @property
    def gap(self) -> Interval:
        """Error without norm minus with it, each at its own best rate, seed by seed."""
        normed, plain = self.best
        return interval(plain - normed)

    def learned(self, layer: int) -> tuple[Floats, Floats]:
        """gamma and beta of one batch norm at its best rate: (channels, seeds) each."""
        first = sum(WIDTHS[:layer])
        own = slice(first, first + WIDTHS[layer])
        return self.gamma[self.chosen[0], own], self.beta[self.chosen[0], own]
