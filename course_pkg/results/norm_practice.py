"""Results on using batch norm: where it stands, what it uses for inference, raw inputs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course_pkg.results.base import Floats, Interval, interval
from course_pkg.results.choice import at_best_rate

PLACES = ("before", "after", "none")


@dataclass(frozen=True, slots=True)
class Placement:
    """Test error with batch norm before the activation, after it, and without any.

    validation, test: (places, tasks, activations, rates, seeds), places as in ``PLACES``.
    bias_before, bias_after: largest entry of the gradient of a bias in the linear map, with batch
    norm directly behind it or behind the activation, in float64.
    """

    tasks: tuple[str, ...]
    activations: tuple[str, ...]
    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    validation: Floats
    test: Floats
    bias_before: float
    bias_after: float

    @property
    def best(self) -> Floats:
        """(places, tasks, activations, seeds): each arm at its own best learning rate."""
        return at_best_rate(self.validation, self.test)

    def gap(self, task: str, activation: str) -> Interval:
        """Error with batch norm after the activation minus before it, seed by seed."""
        before, after, _ = self.best[:, self.tasks.index(task), self.activations.index(activation)]
        return interval(after - before)


@dataclass(frozen=True, slots=True)
class InferenceLag:
    """Test error of one network with moving statistics and with those of the training set.

    steps: after how many steps of training; moving: (momenta, steps, seeds); population:
    (steps, seeds), recomputed over the whole training set; batch: (steps, seeds), test examples
    normalised together, which inference may not do.
    """

    steps: tuple[int, ...]
    momenta: tuple[float, ...]
    seeds: tuple[int, ...]
    moving: Floats
    population: Floats
    batch: Floats

    def left(self, momentum: float) -> Floats:
        """Share of the initial mean 0 and variance 1 that is left after ``steps``."""
        return (1 - momentum) ** np.array(self.steps, dtype=np.float64)
