"""What experiments return and plots draw: frozen dataclasses of numbers, nothing else.

Fields are NumPy arrays, numbers, strings and tuples of them, so that a result can be stored.
Where an array holds one number per seed, the seeds are its last axis.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_pkg.errors import InvalidValueError

Floats = NDArray[np.float64]

# 0.975 quantiles of Student's t with 1, 2, ... degrees of freedom.
_T975 = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228),
    *(2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086),
)


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over seeds and half the width of its 95 % confidence interval."""

    mean: float
    half: float

    @property
    def low(self) -> float:
        """Lower end."""
        return self.mean - self.half

    @property
    def high(self) -> float:
        """Upper end."""
        return self.mean + self.half


def interval(values: Floats) -> Interval:
    """Mean and 95 % interval of independent runs, by Student's t.

    values: (n,), one number per seed.
    Raises InvalidValueError for fewer than two runs: one run has no spread to show.
    """
    n = len(values)
    if values.ndim != 1 or n < 2:
        raise InvalidValueError(
            f"an interval needs a row of at least two runs; got shape {values.shape}"
        )
    quantile = _T975[n - 2] if n - 2 < len(_T975) else 1.96
    mean = float(np.mean(values))
    half = quantile * float(np.std(values, ddof=1)) / math.sqrt(n)
    return Interval(mean, half)


@dataclass(frozen=True, slots=True)
class History:
    """One training run: the loss of every step, and the error on the test set at the end."""

    loss: tuple[float, ...]
    test_error: float


@dataclass(frozen=True, slots=True)
class SmallBatch:
    """Test error of a small network against the number of examples batch norm sees at a time.

    The gradient of every step averages ``gradient_batch`` examples; batch norm splits them into
    groups of ``sizes`` and normalises each group by its own statistics.
    batch_norm: (sizes, seeds), running statistics at test time; own_group: the same networks,
    test examples normalised within groups as in training; layer_norm, group_norm, no_norm:
    (seeds,), which never look at the batch.
    """

    sizes: tuple[int, ...]
    seeds: tuple[int, ...]
    batch_norm: Floats
    own_group: Floats
    layer_norm: Floats
    group_norm: Floats
    no_norm: Floats
    gradient_batch: int
    lr: float
    steps: int

    def at(self, size: int) -> Interval:
        """Test error of batch norm with statistics over ``size`` examples."""
        return interval(self.batch_norm[self._row(size)])

    def own_group_at(self, size: int) -> Interval:
        """The same networks with test examples normalised in groups of ``size``."""
        return interval(self.own_group[self._row(size)])

    def _row(self, size: int) -> int:
        if size not in self.sizes:
            raise InvalidValueError(f"no network was trained with {size}; sizes are {self.sizes}")
        return self.sizes.index(size)


@dataclass(frozen=True, slots=True)
class InitAndRate:
    """Test error with and without batch norm, from two initialisations, over learning rates.

    Arrays are (rates, seeds). ``plain_default`` and ``norm_default`` start from torch's default
    initialisation of ``nn.Linear``, ``plain_he`` and ``norm_he`` from He's.
    """

    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    plain_default: Floats
    norm_default: Floats
    plain_he: Floats
    norm_he: Floats
    steps: int

    def best(self, arm: Floats) -> tuple[float, Interval]:
        """Learning rate with the lowest mean error of one of the four arms, and that error."""
        row = int(np.argmin(arm.mean(axis=1)))
        return self.rates[row], interval(arm[row])


@dataclass(frozen=True, slots=True)
class BiasDrift:
    """A bias in front of a mean subtraction, under gradient descent.

    Arrays are (steps + 1,). ``detached``: the gradient treats the mean as a constant; ``in_graph``:
    it knows that the mean contains the bias.
    """

    lr: float
    detached_bias: Floats
    detached_loss: Floats
    in_graph_bias: Floats
    in_graph_loss: Floats


@dataclass(frozen=True, slots=True)
class Pairs:
    """What batch norm makes of batches of two whose values lie 2d apart: plus and minus."""

    distance: Floats
    output: Floats
    eps: float


@dataclass(frozen=True, slots=True)
class BackwardCheck:
    """The backward pass against central differences, and against two mistakes that look right.

    error: largest difference between derived and numerical dx; sum_dx, sum_dx_xhat: largest
    |sum over the batch| of dx and dx * x_hat; constant_sum_dx, constant_sum_dx_xhat: the same for
    the dx that treats mean and variance as constants; ones_dx, ones_dgamma: largest entry of the
    true gradients when the upstream gradient is all ones.
    """

    error: float
    sum_dx: float
    sum_dx_xhat: float
    constant_sum_dx: float
    constant_sum_dx_xhat: float
    ones_dx: float
    ones_dgamma: float


@dataclass(frozen=True, slots=True)
class IdentityRestored:
    """Largest difference between input and output when gamma and beta undo the normalisation.

    root: gamma = sqrt(var + eps); spread: gamma = sqrt(var), as in the paper; other_batch: the
    gamma and beta of the first batch applied to a second one.
    """

    root: float
    spread: float
    other_batch: float


@dataclass(frozen=True, slots=True)
class AveragedSpread:
    """Three ways to average the spread of batches of ``m`` from N(0, 1); the truth is 1.

    of_sd: mean of the standard deviations; of_biased: root of the mean variance with 1/m;
    of_unbiased: root of the mean variance with 1/(m - 1).
    """

    m: int
    of_sd: float
    of_biased: float
    of_unbiased: float
