"""Results of the experiments on mini-batches and generalisation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course_pkg.results.base import Floats, Interval, interval


@dataclass(frozen=True, slots=True)
class BatchNoise:
    """How far the mean of a random batch lies from the mean of the data: nothing has shifted.

    spread: (sizes, seeds), standard deviation of the batch mean in units of that of the data;
    the theory says 1 / sqrt(m).
    """

    sizes: tuple[int, ...]
    seeds: tuple[int, ...]
    spread: Floats


@dataclass(frozen=True, slots=True)
class GradientNoise:
    """The mini-batch gradient as an estimate of the full one, without and with batch norm.

    variance: (sizes, seeds), mean squared distance from the full gradient over its squared norm;
    gap_plain, gap_norm: (sizes, seeds), relative distance between the mean of the gradients of
    disjoint batches and the full gradient.
    """

    sizes: tuple[int, ...]
    seeds: tuple[int, ...]
    variance: Floats
    gap_plain: Floats
    gap_norm: Floats

    @property
    def slope(self) -> Interval:
        """Slope of log variance against log batch size, seed by seed; theory says -1."""
        x = np.log(self.sizes)
        return interval(np.polyfit(x, np.log(self.variance), 1)[0])


@dataclass(frozen=True, slots=True)
class BiasVariance:
    """Squared error of polynomial fits, split into what repeats and what varies.

    Arrays are (degrees, seeds): bias2, variance (1/(R-1) over R training sets), variance_plain
    (1/R), error: measured on fresh noisy targets. noise: the irreducible part.
    """

    degrees: tuple[int, ...]
    seeds: tuple[int, ...]
    bias2: Floats
    bias2_corrected: Floats
    variance: Floats
    variance_plain: Floats
    error: Floats
    noise: float


@dataclass(frozen=True, slots=True)
class EarlyStopping:
    """One over-large model, trained far too long, and where different rules would have stopped.

    training, validation, truth: (steps, seeds), the error curves of every seed;
    stopped: (patiences, seeds), true error of the restored best weights; last: the same rule
    without restoring; never: (seeds,), true error at the end of training.
    """

    patiences: tuple[int, ...]
    seeds: tuple[int, ...]
    training: Floats
    validation: Floats
    truth: Floats
    stopped: Floats
    last: Floats
    never: Floats


@dataclass(frozen=True, slots=True)
class DoubleDescent:
    """Squared error of least-squares fits on more and more random features.

    Arrays are (features, seeds): training and test error and the norm of the coefficients of the
    least-norm fit; ridged: test error with the best penalty. examples: where fits become exact;
    flipped: share of wrong training labels.
    """

    features: tuple[int, ...]
    seeds: tuple[int, ...]
    examples: int
    flipped: float
    training: Floats
    test: Floats
    norm: Floats
    ridged: Floats

    @property
    def second_descent(self) -> Interval:
        """Best test error beyond the peak minus the best before it, seed by seed."""
        peak = int(self.test.mean(axis=1).argmax())
        return interval(self.test[peak + 1 :].min(axis=0) - self.test[:peak].min(axis=0))


@dataclass(frozen=True, slots=True)
class Ridge:
    """Polynomials of one degree under a growing penalty.

    Arrays are (strengths, seeds): training: squared error on the noisy training targets; bias2,
    variance (1/R) and error, their sum: squared distance from the noiseless curve. effective:
    (strengths,), degrees of freedom; without a penalty there are degree + 1.
    """

    strengths: tuple[float, ...]
    seeds: tuple[int, ...]
    degree: int
    training: Floats
    bias2: Floats
    variance: Floats
    error: Floats
    effective: Floats


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Squared distance from the noiseless curve of the mean of the k nearest targets.

    bias2 and variance, estimated without bias: (counts, seeds). noise: the variance of a target,
    which the mean of k of them divides by k.
    """

    counts: tuple[int, ...]
    seeds: tuple[int, ...]
    bias2: Floats
    variance: Floats
    noise: float
