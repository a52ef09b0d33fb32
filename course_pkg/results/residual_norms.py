"""Results of the experiment on where layer norm stands in a residual network."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats, Interval, interval

ARMS = ("pre", "post", "none")


@dataclass(frozen=True, slots=True)
class PrePost:
    """Residual networks with layer norm on the branch, on the sum, and without.

    gradient: (arms, blocks, seeds), norm of the gradient of each block's first map before
    training; error: (arms, rates, seeds), test error after ``steps`` steps. Arms as in ``ARMS``.
    """

    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    gradient: Floats
    error: Floats
    blocks: int
    steps: int

    def at(self, arm: str, rate: float) -> Interval:
        """Test error of one arm at one learning rate."""
        return interval(self.error[ARMS.index(arm), self.rates.index(rate)])
