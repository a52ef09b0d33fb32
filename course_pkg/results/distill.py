"""Results of the experiments on ensembles and distillation."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.errors import InvalidValueError
from course_pkg.results.base import Floats, Interval, interval


@dataclass(frozen=True, slots=True)
class Temperature:
    """Accuracy of a student against the number of examples, for hard, smoothed and soft targets.

    hard, smoothed: (sizes, seeds); soft: (sizes, temperatures, seeds); ensemble, single: (seeds,),
    the teacher and the mean of its members; confidence: (temperatures, seeds), the teacher's
    largest probability, softened, averaged over the training examples.
    """

    sizes: tuple[int, ...]
    temperatures: tuple[float, ...]
    seeds: tuple[int, ...]
    hard: Floats
    smoothed: Floats
    soft: Floats
    ensemble: Floats
    single: Floats
    confidence: Floats
    smoothing: float

    def gain(self, size: int, temperature: float, over_smoothing: bool = False) -> Interval:
        """Soft minus hard (or smoothed) accuracy, seed by seed: the seeds are shared."""
        if size not in self.sizes or temperature not in self.temperatures:
            raise InvalidValueError(
                f"no student has {size} examples and T = {temperature}; sizes are {self.sizes}, "
                f"temperatures {self.temperatures}"
            )
        row = self.sizes.index(size)
        other = self.smoothed if over_smoothing else self.hard
        return interval(self.soft[row, self.temperatures.index(temperature)] - other[row])


@dataclass(frozen=True, slots=True)
class MissingClass:
    """Accuracy on a class that the student has never seen an example of.

    hard: (seeds,); soft: (temperatures, seeds). ``shifted``, with a first axis more: after the bias
    of the missing class was raised until a share of the training examples, 0.01 say, falls into it,
    one of ``prices``. Every training example is of another class, so each of them is an error.
    others...: accuracy on the examples of all other classes, in the same shapes.
    """

    missing: int
    temperatures: tuple[float, ...]
    prices: tuple[float, ...]
    seeds: tuple[int, ...]
    hard: Floats
    hard_shifted: Floats
    soft: Floats
    soft_shifted: Floats
    others_hard: Floats
    others_hard_shifted: Floats
    others: Floats
    others_shifted: Floats


@dataclass(frozen=True, slots=True)
class LogitMatching:
    """How close the soft-target gradient comes to plain matching of logits as T grows.

    Arrays are (temperatures,): centred, uncentred: relative distance of T^2 times the gradient from
    (student - teacher) / K, with logits of mean zero and as they are; norm, scaled: norm of the
    gradient without and with the factor T^2.
    """

    temperatures: tuple[float, ...]
    centred: Floats
    uncentred: Floats
    norm: Floats
    scaled: Floats


@dataclass(frozen=True, slots=True)
class SoftLabels:
    """A published row of soft labels, checked as arithmetic.

    printed: the row as printed; total: its sum; implied: the temperature that each pair of entries
    implies, (pairs,); softened: (temperatures, classes), what the unsoftened row becomes;
    bits: entropy of each softened row.
    """

    printed: Floats
    total: float
    implied: Floats
    temperatures: tuple[float, ...]
    softened: Floats
    bits: Floats


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Networks that differ in their initial weights and batches, alone and together.

    Arrays are (seeds,): single: mean accuracy of the members; arithmetic, geometric: accuracy of
    the mean of their probabilities and of the softmax of their mean logits; agree: share of the
    test examples on which these two name the same class. cost: networks to run per prediction.
    """

    seeds: tuple[int, ...]
    cost: int
    single: Floats
    arithmetic: Floats
    geometric: Floats
    agree: Floats

    @property
    def gain(self) -> Interval:
        """Accuracy of the ensemble minus that of its members, seed by seed."""
        return interval(self.geometric - self.single)
