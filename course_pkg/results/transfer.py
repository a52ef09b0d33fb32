"""Results of the experiments on transfer learning."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.errors import InvalidValueError
from course_pkg.results.base import Floats, Interval, interval


@dataclass(frozen=True, slots=True)
class Quadrants:
    """Accuracy of strategies against similarity of the target and size of its training set.

    validation, test: (tasks, sizes, strategies, rates, seeds); the first task is the similar one,
    the first strategy starts from scratch. source: (seeds,), accuracy on the source task.
    """

    tasks: tuple[str, ...]
    sizes: tuple[int, ...]
    strategies: tuple[str, ...]
    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    validation: Floats
    test: Floats
    source: Floats
    strength: float

    def rate(self, task: str, size: int, strategy: str) -> float:
        """The learning rate with the best mean validation accuracy."""
        return self.rates[self._rate(task, size, strategy)]

    def accuracy(self, task: str, size: int, strategy: str) -> Floats:
        """Test accuracy at that learning rate, (seeds,)."""
        at = (*self._cell(task, size), self._strategy(strategy))
        found: Floats = self.test[at][self._rate(task, size, strategy)]
        return found

    def chosen(self, task: str, size: int) -> str:
        """The strategy that validation would choose."""
        best = self.validation[self._cell(task, size)].mean(axis=-1).max(axis=-1).argmax()
        return self.strategies[int(best)]

    def gain(self, task: str, size: int, strategy: str, over: str = "scratch") -> Interval:
        """Difference of two strategies seed by seed: the seeds are shared."""
        return interval(self.accuracy(task, size, strategy) - self.accuracy(task, size, over))

    def _rate(self, task: str, size: int, strategy: str) -> int:
        at = (*self._cell(task, size), self._strategy(strategy))
        return int(self.validation[at].mean(axis=-1).argmax())

    def _cell(self, task: str, size: int) -> tuple[int, int]:
        if task not in self.tasks or size not in self.sizes:
            raise InvalidValueError(
                f"no run has task {task!r} with {size} examples; tasks are {self.tasks}, "
                f"sizes {self.sizes}"
            )
        return self.tasks.index(task), self.sizes.index(size)

    def _strategy(self, strategy: str) -> int:
        if strategy not in self.strategies:
            raise InvalidValueError(
                f"no strategy is called {strategy!r}; strategies are {self.strategies}"
            )
        return self.strategies.index(strategy)


@dataclass(frozen=True, slots=True)
class CutLayer:
    """Test accuracy against how many layers were copied.

    frozen, fine_tuned: (tasks, sizes, kept, seeds); kept 0 is training from scratch.
    """

    tasks: tuple[str, ...]
    sizes: tuple[int, ...]
    kept: tuple[int, ...]
    seeds: tuple[int, ...]
    frozen: Floats
    fine_tuned: Floats
    chance: float

    def gain(self, task: str, size: int, kept: int, frozen: bool = True) -> Interval:
        """Accuracy with ``kept`` copied layers minus that from scratch, seed by seed."""
        runs = self.frozen if frozen else self.fine_tuned
        if task not in self.tasks or size not in self.sizes or kept not in self.kept:
            raise InvalidValueError(
                f"no run has task {task!r}, {size} examples and {kept} copied layers; tasks are "
                f"{self.tasks}, sizes {self.sizes}, copied layers {self.kept}"
            )
        cell = runs[self.tasks.index(task), self.sizes.index(size)]
        return interval(cell[self.kept.index(kept)] - cell[self.kept.index(0)])
