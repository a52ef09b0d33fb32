"""Results on statistics inside and outside of the gradient step, and on whitening whole layers."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats, Interval, interval
from course_pkg.results.choice import best_rate

HELD = ("in graph", "mean held", "both held")
LAYERS = ("none", "batch norm", "whitening")


@dataclass(frozen=True, slots=True)
class Outside:
    """A bias and a scale in front of statistics that are renewed between gradient steps.

    bias, bias_loss: (every, steps + 1), a row for the mean renewed before every, every fifth, …
    step; in_graph_loss: (steps + 1,), with the mean differentiated too. scale, scale_loss:
    (steps + 1,), the standard deviation renewed before every step.
    """

    every: tuple[int, ...]
    lr: float
    bias: Floats
    bias_loss: Floats
    in_graph_bias: Floats
    in_graph_loss: Floats
    scale: Floats
    scale_loss: Floats

    def row(self, every: int) -> Floats:
        """The bias over the steps when the mean is renewed before every ``every``-th of them."""
        values: Floats = self.bias[self.every.index(every)]
        return values


@dataclass(frozen=True, slots=True)
class Held:
    """Networks whose gradient knows the batch statistics, or holds some of them constant.

    Arrays begin (kinds, affine, rates, ...), kinds as in ``HELD``; affine: without and with gamma
    and beta. loss, test: (..., seeds), training loss of the last steps and test error; bias,
    length: (..., checks, seeds), mean |bias| and length of the weights in front of the norms at
    the ``steps``.
    """

    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    steps: tuple[int, ...]
    loss: Floats
    test: Floats
    bias: Floats
    length: Floats

    def of(self, values: Floats, kind: str, affine: bool, rate: float) -> Interval:
        """Interval over seeds of ``loss`` or ``test``."""
        return interval(values[HELD.index(kind), int(affine), self.rates.index(rate)])


@dataclass(frozen=True, slots=True)
class Whitened:
    """Networks with nothing, batch norm or ZCA whitening in front of their activations.

    Arrays are (layers, sizes, rates, seeds), layers as in ``LAYERS``: training loss of the last
    steps and test error with the statistics of the whole training set. width: units per layer.
    """

    sizes: tuple[int, ...]
    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    width: int
    loss: Floats
    test: Floats

    def best(self, layer: str, size: int) -> int:
        """Index of the rate with the lowest mean training loss: no test example has a say."""
        return int(best_rate(self.loss[LAYERS.index(layer), self.sizes.index(size)]))

    def at_best(self, values: Floats, layer: str, size: int) -> Floats:
        """(seeds,): ``loss`` or ``test`` at the rate that ``best`` chooses."""
        chosen: Floats = values[LAYERS.index(layer), self.sizes.index(size), self.best(layer, size)]
        return chosen
