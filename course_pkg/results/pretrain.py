"""Results of the experiments on unsupervised pretraining."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.errors import InvalidValueError
from course_pkg.results.base import Floats, Interval, interval


@dataclass(frozen=True, slots=True)
class FewLabels:
    """Test accuracy against the number of labelled examples, for several ways to use them.

    accuracy: (ways, labels, seeds); labels count per class; explained: (seeds,),
    share of the variance that the autoencoder reproduces; unlabelled: examples of pretraining.
    """

    ways: tuple[str, ...]
    labels: tuple[int, ...]
    seeds: tuple[int, ...]
    accuracy: Floats
    explained: Floats
    unlabelled: int

    def gain(self, way: str, over: str, labels: int) -> Interval:
        """Difference of two ways, seed by seed."""
        if not {way, over} <= set(self.ways) or labels not in self.labels:
            raise InvalidValueError(
                f"no runs compare {way!r} and {over!r} with {labels} labels; ways are "
                f"{self.ways}, labels {self.labels}"
            )
        column = self.labels.index(labels)
        one, other = (self.accuracy[self.ways.index(each), column] for each in (way, over))
        return interval(one - other)
