"""Results on why batch norm works: the debate over shift, landscape, scale and noise."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats, Interval, interval

KINDS = ("none", "norm", "noisy")


@dataclass(frozen=True, slots=True)
class Landscape:
    """Networks without norm, with batch norm, and with noise thrown in after batch norm.

    Arrays are (kinds, depths, rates, seeds), kinds as in ``KINDS``. loss: mean training loss of
    the last steps; drift: how far a probe's mean input of the upper hidden layers moves within
    ten steps, in its standard deviations; span: largest minus smallest loss along the gradient,
    for the steps ``walk`` times the gradient, median over checks; smoothness: how fast the gradient
    turns on that way, |change of the gradient| / |step|, the larger of the two, median over checks:
    other than the span it does not shrink with the gradient; shift: Santurkar's shift, 1 -
    cosine of the gradient of the middle layer before and after the layers below are updated.
    Networks whose loss is above ``stuck`` do not train, and their flat surface proves nothing.
    """

    depths: tuple[int, ...]
    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    loss: Floats
    drift: Floats
    span: Floats
    smoothness: Floats
    shift: Floats
    steps: int
    walk: tuple[float, ...]
    stuck: float

    def of(self, values: Floats, kind: str, depth: int, rate: float) -> Interval:
        """Interval over seeds of one of the five arrays."""
        return interval(values[KINDS.index(kind), self.depths.index(depth), self.rates.index(rate)])
