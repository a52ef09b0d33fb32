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


@dataclass(frozen=True, slots=True)
class AdaBN:
    """Accuracy under changes of the images, with old and with new batch norm statistics.

    clean: (seeds,); before: (changes, seeds); after: (changes, unlabelled, seeds), statistics from
    so many unlabelled images under the same change.
    """

    changes: tuple[str, ...]
    unlabelled: tuple[int, ...]
    seeds: tuple[int, ...]
    clean: Floats
    before: Floats
    after: Floats

    def gain(self, change: str, unlabelled: int) -> Interval:
        """New minus old statistics, seed by seed."""
        if change not in self.changes or unlabelled not in self.unlabelled:
            raise InvalidValueError(
                f"no run has change {change!r} and {unlabelled} images; changes are "
                f"{self.changes}, numbers of images {self.unlabelled}"
            )
        row = self.changes.index(change)
        return interval(self.after[row, self.unlabelled.index(unlabelled)] - self.before[row])


@dataclass(frozen=True, slots=True)
class FrozenBN:
    """Transfer with batch norm in inference mode (row 0) or training mode (row 1).

    head, fine_tuned: (modes, sizes, seeds), target accuracy against the batch size. source:
    (seeds,), source accuracy before; source_inference, source_training: (sizes, seeds), the same
    network afterwards when only a new head was trained and no other parameter changed.
    """

    sizes: tuple[int, ...]
    seeds: tuple[int, ...]
    head: Floats
    fine_tuned: Floats
    source: Floats
    source_inference: Floats
    source_training: Floats
    examples: int

    def gain(self, size: int, fine_tuned: bool = True) -> Interval:
        """Inference minus training mode, seed by seed."""
        if size not in self.sizes:
            raise InvalidValueError(f"no run has batches of {size}; sizes are {self.sizes}")
        modes = (self.fine_tuned if fine_tuned else self.head)[:, self.sizes.index(size)]
        return interval(modes[0] - modes[1])


@dataclass(frozen=True, slots=True)
class FrozenCnn:
    """Fine-tuning of a convolutional network with batch norm in inference (0) or training mode (1).

    source: (seeds,), source accuracy before; tuned: (modes, sizes, seeds), target accuracy.
    """

    sizes: tuple[int, ...]
    seeds: tuple[int, ...]
    source: Floats
    tuned: Floats

    def gain(self, size: int) -> Interval:
        """Inference minus training mode, seed by seed."""
        if size not in self.sizes:
            raise InvalidValueError(f"no run has batches of {size}; sizes are {self.sizes}")
        modes = self.tuned[:, self.sizes.index(size)]
        return interval(modes[0] - modes[1])


@dataclass(frozen=True, slots=True)
class DepthOrWidth:
    """Accuracy from scratch and after transfer for networks of several shapes.

    parameters: per network; source: (networks, seeds), accuracy on the source task; scratch,
    tuned: (networks, sizes, seeds).
    """

    networks: tuple[str, ...]
    sizes: tuple[int, ...]
    seeds: tuple[int, ...]
    parameters: tuple[int, ...]
    source: Floats
    scratch: Floats
    tuned: Floats

    def gain(self, network: str, size: int) -> Interval:
        """After transfer minus from scratch, seed by seed."""
        return interval(self._gains(network, size))

    def extra(self, heavy: str, light: str, size: int) -> Interval:
        """How much more the one network gains than the other, seed by seed."""
        return interval(self._gains(heavy, size) - self._gains(light, size))

    def _gains(self, network: str, size: int) -> Floats:
        if network not in self.networks or size not in self.sizes:
            raise InvalidValueError(
                f"no run has network {network!r} and {size} examples; networks are "
                f"{self.networks}, sizes {self.sizes}"
            )
        at = self.networks.index(network), self.sizes.index(size)
        gains: Floats = self.tuned[at] - self.scratch[at]
        return gains
