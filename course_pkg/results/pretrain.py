"""Results of the experiments on unsupervised pretraining."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

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


@dataclass(frozen=True, slots=True)
class MaskedLM:
    """Test accuracy against the number of labelled sentences, and when pretraining began to help.

    accuracy: (ways, labels, seeds), labels count all classes together; probe: (times, seeds), the
    linear head with ``labels[0]`` labels after that many steps of pretraining; loss:
    (times, seeds), nats per hidden word of new sentences. noise: how often a word comes from any
    topic; sentences: how many were pretrained on, without labels. floors: (3,), the least loss
    of a guess from word frequencies, from these and the place, from the topic and the place.
    """

    ways: tuple[str, ...]
    labels: tuple[int, ...]
    seeds: tuple[int, ...]
    accuracy: Floats
    times: tuple[int, ...]
    probe: Floats
    loss: Floats
    noise: float
    sentences: int
    floors: Floats

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

    def reached(self, accuracy: float = 0.9) -> Floats:
        """(seeds,): steps of pretraining until the probe is this accurate, infinity if never."""
        there = self.probe >= accuracy
        steps = np.array(self.times, dtype=np.float64)[there.argmax(axis=0)]
        found: Floats = np.where(there.any(axis=0), steps, np.inf)
        return found
