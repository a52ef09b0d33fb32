"""Results of the experiments on normalization."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.errors import InvalidValueError
from course_pkg.results.base import Floats, Interval, interval
from course_pkg.results.choice import best_rate


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
        row = int(best_rate(arm))
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
