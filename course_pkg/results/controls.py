"""Results of the controls for transfer and distillation."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.errors import InvalidValueError
from course_pkg.results.base import Floats, Interval, interval
from course_pkg.results.transfer import CutLayer


@dataclass(frozen=True, slots=True)
class RandomLayers:
    """Test accuracy with the lowest layers frozen as they were drawn, never trained.

    accuracy: (tasks, frozen, seeds); frozen 0 is training from scratch.
    """

    tasks: tuple[str, ...]
    frozen: tuple[int, ...]
    seeds: tuple[int, ...]
    examples: int
    accuracy: Floats

    def loss(self, task: str, frozen: int) -> Interval:
        """Accuracy with so many frozen layers minus that from scratch, seed by seed."""
        return interval(self._runs(task, frozen) - self._runs(task, 0))

    def worth(self, cut: CutLayer, task: str, frozen: int) -> Interval:
        """Frozen as copied minus frozen at random, seed by seed: what the layers' content brings.

        Raises InvalidValueError unless ``cut`` has the same seeds and number of examples.
        """
        return interval(self._worth(cut, task, frozen))

    def change(self, cut: CutLayer, task: str, low: int, high: int) -> Interval:
        """How the worth changes from ``low`` to ``high`` frozen layers, seed by seed."""
        return interval(self._worth(cut, task, high) - self._worth(cut, task, low))

    def _worth(self, cut: CutLayer, task: str, frozen: int) -> Floats:
        if cut.seeds != self.seeds or self.examples not in cut.sizes:
            raise InvalidValueError(
                f"copied layers must be compared on the same runs: seeds {self.seeds} and "
                f"{self.examples} examples, got seeds {cut.seeds} and sizes {cut.sizes}"
            )
        random = self._runs(task, frozen)
        at = cut.tasks.index(task), cut.sizes.index(self.examples), cut.kept.index(frozen)
        found: Floats = cut.frozen[at] - random
        return found

    def _runs(self, task: str, frozen: int) -> Floats:
        if task not in self.tasks or frozen not in self.frozen:
            raise InvalidValueError(
                f"no run has task {task!r} and {frozen} frozen layers; tasks are {self.tasks}, "
                f"frozen layers {self.frozen}"
            )
        found: Floats = self.accuracy[self.tasks.index(task), self.frozen.index(frozen)]
        return found


@dataclass(frozen=True, slots=True)
class FairStudents:
    """Students of four kinds of targets, each at several learning rates.

    validation, test: (targets, rates, seeds); the targets are hard labels, smoothed labels, soft
    targets, and soft targets whose wrong classes are all alike.
    """

    examples: int
    temperature: float
    targets: tuple[str, ...]
    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    validation: Floats
    test: Floats

    def rate(self, targets: str) -> float:
        """The learning rate with the best mean validation accuracy."""
        return self.rates[int(self.validation[self._row(targets)].mean(axis=-1).argmax())]

    def accuracy(self, targets: str, rate: float | None = None) -> Floats:
        """Test accuracy at ``rate``, or at the rate that validation chose, (seeds,)."""
        rate = self.rate(targets) if rate is None else rate
        if rate not in self.rates:
            raise InvalidValueError(f"no student learned at {rate}; rates are {self.rates}")
        found: Floats = self.test[self._row(targets), self.rates.index(rate)]
        return found

    def gain(self, targets: str, over: str, rate: float | None = None) -> Interval:
        """Difference of two kinds seed by seed: at one rate, or each at its own best."""
        return interval(self.accuracy(targets, rate) - self.accuracy(over, rate))

    def _row(self, targets: str) -> int:
        if targets not in self.targets:
            raise InvalidValueError(
                f"no student learned from {targets!r}; targets are {self.targets}"
            )
        return self.targets.index(targets)
