"""Results on batch norm and dropout."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats, Interval, interval


@dataclass(frozen=True, slots=True)
class DropoutVersusNorm:
    """Errors on few training examples with batch norm, dropout, both or neither.

    test, train: (arms, seeds), each arm at the rate and drop probability that validation examples
    liked best. variance_shift: (probabilities, seeds), variance of batch norm's input with
    dropout in front of it over that without, as in training and in inference.
    """

    arms: tuple[str, ...]
    seeds: tuple[int, ...]
    test: Floats
    train: Floats
    probabilities: tuple[float, ...]
    variance_shift: Floats
    examples: int

    def gap(self, arm: str, other: str) -> Interval:
        """Test error of ``arm`` minus that of ``other``, seed by seed."""
        return interval(self.test[self.arms.index(arm)] - self.test[self.arms.index(other)])
