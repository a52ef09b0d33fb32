"""Results on what happens while a pretrained network learns a new task."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.errors import InvalidValueError
from course_pkg.results.base import Floats, Interval, interval


@dataclass(frozen=True, slots=True)
class HeadOnlyStart:
    """Accuracy epoch by epoch, for classes of the source task and for new classes.

    curves: (tasks, arms, epochs + 1, seeds), before the first epoch and after each; start:
    (tasks, draws, seeds), new heads before training; old_head: (seeds,), the five outputs that the
    old head has for the known classes.
    """

    tasks: tuple[str, ...]
    arms: tuple[str, ...]
    seeds: tuple[int, ...]
    curves: Floats
    start: Floats
    old_head: Floats
    examples: int

    def epochs_to(self, task: str, arm: str, share: float = 0.95) -> int:
        """The first epoch with this share of the best mean accuracy of the arm."""
        if task not in self.tasks or arm not in self.arms:
            raise InvalidValueError(
                f"no run has task {task!r} and arm {arm!r}; tasks are {self.tasks}, arms "
                f"{self.arms}"
            )
        mean = self.curves[self.tasks.index(task), self.arms.index(arm)].mean(axis=-1)
        return int((mean >= share * mean.max()).argmax())


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Accuracy on the old task (old head) and on the new one while the new one is learned.

    old, new: (rates, times, seeds); rate 0 trains the new head only. original: (seeds,), accuracy
    on the old task of the network the tuned ones were copied from, measured after tuning.
    """

    rates: tuple[float, ...]
    times: tuple[int, ...]
    seeds: tuple[int, ...]
    old: Floats
    new: Floats
    original: Floats

    def lost(self, rate: float) -> Interval:
        """Accuracy on the old task before minus after, seed by seed."""
        if rate not in self.rates:
            raise InvalidValueError(f"no run has rate {rate}; rates are {self.rates}")
        runs = self.old[self.rates.index(rate)]
        return interval(runs[0] - runs[-1])


@dataclass(frozen=True, slots=True)
class LearningRateDrift:
    """Distance from the copied weights, relative to their norm, and accuracy after fine-tuning.

    drift, accuracy: (heads, sizes, rates, seeds); heads are fresh (0) or trained first (1).
    """

    rates: tuple[float, ...]
    sizes: tuple[int, ...]
    seeds: tuple[int, ...]
    drift: Floats
    accuracy: Floats

    def best_rate(self, size: int, head_first: bool = False) -> float:
        """The rate with the best mean test accuracy: a description, not a fair choice."""
        if size not in self.sizes:
            raise InvalidValueError(f"no run has {size} examples; sizes are {self.sizes}")
        means = self.accuracy[int(head_first), self.sizes.index(size)].mean(axis=-1)
        return self.rates[int(means.argmax())]


@dataclass(frozen=True, slots=True)
class CachedFeatures:
    """Multiply-adds of one training by three ways of treating the trunk.

    operations: (ways,), of the whole training; difference: (seeds,), the largest between the head
    weights of the frozen and the cached way; trunk_macs, head_macs: of one forward pass of one
    image. What a clock says depends on the machine: benchmarks/transfer.py asks it.
    """

    ways: tuple[str, ...]
    seeds: tuple[int, ...]
    operations: Floats
    difference: Floats
    epochs: int
    examples: int
    trunk_macs: int
    head_macs: int

    def ratio(self, more: str, fewer: str) -> float:
        """Multiply-adds of the way ``more`` per multiply-add of the way ``fewer``."""
        first, second = (self.operations[self.ways.index(way)] for way in (more, fewer))
        return float(first / second)
