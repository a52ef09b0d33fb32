"""Results on how much faster batch norm trains, and against whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course_pkg.errors import InvalidValueError
from course_pkg.results.base import Floats, Interval, interval

NEVER = np.inf


@dataclass(frozen=True, slots=True)
class StepRatio:
    """Steps until the test accuracy first reaches a target, per opponent of batch norm.

    steps: (arms, targets, seeds); inf where ``limit`` steps were not enough. rates: the learning
    rate of each, (arms, targets, seeds): for tuned arms the one with the fewest steps on average.
    step_cost: time of one step with batch norm over one without, a measured constant.
    """

    arms: tuple[str, ...]
    targets: tuple[float, ...]
    seeds: tuple[int, ...]
    steps: Floats
    rates: Floats
    limit: int
    step_cost: float

    def ratio(self, arm: str, target: float) -> Interval:
        """Steps of ``arm`` over those of batch norm at the same seed, a mean over seeds.

        Raises InvalidValueError when some seed never reached the target.
        """
        column = self.targets.index(target)
        ratios = self.steps[self.arms.index(arm), column] / self.steps[0, column]
        if not np.isfinite(ratios).all():
            raise InvalidValueError(f"'{arm}' did not reach {target} within {self.limit} steps")
        return interval(ratios)
