"""Results on signals through layers: gradients by depth, activations over training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course_pkg.results.base import Floats, Interval, interval


def growth_per_layer(lengths: Floats) -> Floats:
    """(layers, ...) from the lowest to the highest -> (...), the factor on the way down."""
    factor: Floats = (lengths[0] / lengths[-1]) ** (1 / (len(lengths) - 1))
    return factor


@dataclass(frozen=True, slots=True)
class DepthGradients:
    """Length of the loss gradient at every hidden activation of an untrained network.

    plain, normed: (arms, layers, seeds), from the lowest layer to the highest; ``normed`` has
    batch norm in front of every activation. theory: growth per layer of batch norm with ReLU.
    """

    arms: tuple[str, ...]
    seeds: tuple[int, ...]
    plain: Floats
    normed: Floats
    theory: float = (np.pi / (np.pi - 1)) ** 0.5

    def growth(self, arm: str, normed: bool) -> Interval:
        """Factor per layer, from the highest hidden layer down to the lowest; 1 is flat."""
        lengths = (self.normed if normed else self.plain)[self.arms.index(arm)]
        return interval(growth_per_layer(lengths))

    def decades(self, arm: str, normed: bool) -> Interval:
        """log10 of the lowest layer's gradient over the highest's."""
        lengths = (self.normed if normed else self.plain)[self.arms.index(arm)]
        return interval(np.log10(lengths[0] / lengths[-1]))


@dataclass(frozen=True, slots=True)
class ActivationDrift:
    """What the activation of the top hidden layer receives, for the same inputs, over training.

    Arrays are (checks, seeds). mean_*: mean over units of |mean now - mean at the start|, in
    standard deviations at the start: without norm, and with batch norm for its input (z), for
    x_hat and for y = gamma x_hat + beta. correlation_*: mean |change| of the correlation of two
    units. zeros: share of zeros that ReLU makes of y. between_batches: (seeds,), how far the mean
    of a batch of ``batch`` lies from that of all probes, before any update. skew: of exponential
    noise before and after batch norm.
    """

    steps: tuple[int, ...]
    seeds: tuple[int, ...]
    mean_plain: Floats
    mean_z: Floats
    mean_x_hat: Floats
    mean_y: Floats
    correlation_plain: Floats
    correlation_x_hat: Floats
    zeros: Floats
    between_batches: Floats
    batch: int
    skew: tuple[float, float]
