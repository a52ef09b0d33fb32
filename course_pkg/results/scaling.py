"""Results on the scale of features: how fast descent is, and what is left to generalise from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course_pkg.results.base import Floats
from course_pkg.results.choice import at_best_rate


@dataclass(frozen=True, slots=True)
class Scaling:
    """Gradient descent on two features, before and after scaling.

    condition: (names, seeds), condition numbers of X^T X / n for raw, standardized and whitened
    features; steps: (names, seeds), gradient steps to the tolerance at the best constant rate.
    correlation: (seeds,), of the two features. hessians: (names, 2, 2, seeds), the
    curvature, and paths: (names, looks, 2, seeds), the first steps as distances from the solution.
    """

    names: tuple[str, ...]
    seeds: tuple[int, ...]
    condition: Floats
    steps: Floats
    correlation: Floats
    hessians: Floats
    paths: Floats
    tolerance: float

    @property
    def expected(self) -> Floats:
        """Steps by eq-scaling-rate, (names, seeds); a condition number of 1 takes one."""
        shrink = (self.condition - 1) / (self.condition + 1)
        floor = np.maximum(shrink, np.sqrt(self.tolerance))
        expected: Floats = np.log(self.tolerance) / (2 * np.log(floor))
        return expected


@dataclass(frozen=True, slots=True)
class WhitenedDigits:
    """A small network on digits whose pixels were scaled in different ways.

    validation, test: (arms, sizes, rates, seeds), share of wrong answers; loss: the same axes, mean
    training loss after ``early`` steps. sizes: training examples, of which the statistics come.
    """

    arms: tuple[str, ...]
    sizes: tuple[int, ...]
    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    validation: Floats
    test: Floats
    loss: Floats
    early: int

    @property
    def floor(self) -> float:
        """The smallest eps of the whitened arms."""
        return min(float(arm.split()[1]) for arm in self.arms if arm.startswith("whitened"))

    @property
    def best(self) -> Floats:
        """Test error, (arms, sizes, seeds), each at its own best learning rate by validation."""
        return at_best_rate(self.validation, self.test)

    @property
    def early_loss(self) -> Floats:
        """Training loss after ``early`` steps at the rate that makes it least, same axes."""
        return at_best_rate(self.loss, self.loss)
