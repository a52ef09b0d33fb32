"""Results on the scale of weights in front of batch norm, and on raw inputs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course_pkg.results.base import Floats, Interval, interval
from course_pkg.results.choice import at_best_rate


@dataclass(frozen=True, slots=True)
class EffectiveLR:
    """What the scale of the weights and the learning rate do with batch norm and without.

    factors, output_gap, gradient_gap: the weights times a, with the usual eps: largest relative
    change of the output, and of a times the gradient. radial: largest |cosine| of weight and
    gradient. scales, rates: axes of init_plain, init_norm (scales, seeds) and rate_plain,
    rate_norm (rates, seeds), test accuracy at the end. decays, steps: axes of lengths,
    (decays, steps, seeds), of the first weight matrix; shortened: (decays, seeds), steps that made
    it shorter.
    """

    seeds: tuple[int, ...]
    factors: tuple[float, ...]
    output_gap: Floats
    gradient_gap: Floats
    radial: float
    scales: tuple[float, ...]
    init_plain: Floats
    init_norm: Floats
    rates: tuple[float, ...]
    rate_plain: Floats
    rate_norm: Floats
    decays: tuple[float, ...]
    steps: tuple[int, ...]
    lengths: Floats
    shortened: Floats
    lr: float

    @property
    def shrank(self) -> tuple[int, ...]:
        """Steps of all seeds that shortened the weights, per decay."""
        return tuple(int(n) for n in self.shortened.sum(axis=-1))

    @property
    def effective(self) -> Floats:
        """lr / |w|^2, relative to the first step: (decays, steps, seeds)."""
        effective: Floats = (self.lengths[:, :1] / self.lengths) ** 2
        return effective

    def decades(self, accuracy: Floats, enough: float = 0.9) -> float:
        """Over how many decades of scales or rates the mean accuracy is ``enough``, 0 for one."""
        axis = self.scales if len(accuracy) == len(self.scales) else self.rates
        good = np.array(axis)[accuracy.mean(axis=1) >= enough]
        return float(np.log10(good.max() / good.min())) if len(good) else 0.0


@dataclass(frozen=True, slots=True)
class InputNorm:
    """Test error on digits whose pixels have scales up to ``decades`` powers of ten apart.

    validation, test: (arms, decades, rates, seeds). Arms: raw inputs; min-max scaling and
    standardization with constants of the training set; batch norm as the first layer, with
    statistics of batches of ``batch`` or of ``group`` examples.
    """

    arms: tuple[str, ...]
    decades: tuple[float, ...]
    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    validation: Floats
    test: Floats
    batch: int
    group: int

    @property
    def best(self) -> Floats:
        """(arms, decades, seeds): each at its own best learning rate, chosen on validation."""
        return at_best_rate(self.validation, self.test)

    def at(self, arm: str, decades: float) -> Interval:
        """Test error of one arm."""
        return interval(self.best[self.arms.index(arm), self.decades.index(decades)])
