"""The result on style as statistics of feature maps."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats, Interval, interval

ARMS = ("content", "pixels", "adain", "gram", "noise")
"""The digit itself; with brightness and contrast of the style's pixels; AdaIN in the features;
Gram matrices with the content held fast; Gram matrices alone, from noise."""


@dataclass(frozen=True, slots=True)
class StyleTransfer:
    """Digits in the style of textures, and how much of either is left.

    angle: (arms, seeds), degrees between the Gram matrices and those of the style, in the features
    of a network that no arm has seen. kept: (arms, seeds), share of the
    pictures that resemble their own digit most, of ten. diagonal, correlations: (seeds,), what
    AdaIN leaves of the squared difference of the upper Gram matrices, on the diagonal and off it.
    unreached: (seeds,), what descent leaves of the squared distance to the features of AdaIN.
    pictures: (1 + arms, shown, rows, columns, seeds), the style, then arm by arm.
    """

    seeds: tuple[int, ...]
    angle: Floats
    kept: Floats
    diagonal: Floats
    correlations: Floats
    unreached: Floats
    pictures: Floats

    def angle_of(self, arm: str) -> Interval:
        """Degrees to the style."""
        return interval(self.angle[ARMS.index(arm)])

    def kept_of(self, arm: str) -> Interval:
        """Share of the digits that are still recognised."""
        return interval(self.kept[ARMS.index(arm)])
