"""The result on few examples per statistic in a convolutional network."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats, Interval, interval


@dataclass(frozen=True, slots=True)
class SmallBatchCnn:
    """Test error of a convolutional network against the examples batch norm sees at a time.

    batch_norm, per_position: (sizes, seeds), statistics of a channel over examples and positions,
    and the control over examples only, position by position, both with running statistics in the
    test; group_norm, no_norm: (seeds,), which never look at the batch.
    """

    sizes: tuple[int, ...]
    seeds: tuple[int, ...]
    batch_norm: Floats
    per_position: Floats
    group_norm: Floats
    no_norm: Floats
    gradient_batch: int

    def at(self, size: int) -> Interval:
        """Error of batch norm with statistics over ``size`` examples and all positions."""
        return interval(self.batch_norm[self.sizes.index(size)])

    def per_position_at(self, size: int) -> Interval:
        """Error of the control with statistics over ``size`` examples."""
        return interval(self.per_position[self.sizes.index(size)])

    def loss(self, size: int, other: int) -> Interval:
        """Error of batch norm at ``size`` minus that at ``other``, seed by seed."""
        one, two = (self.batch_norm[self.sizes.index(each)] for each in (size, other))
        return interval(one - two)
