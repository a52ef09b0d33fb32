"""The protocol of a search for the layers that a new task can reuse."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trial:
    """One network tried: how many layers were kept, how many of them opened, how it did.

    kept: 0 stands for training from scratch; error: share of wrong validation examples.
    """

    kept: int
    opened: int
    error: float


@dataclass(frozen=True, slots=True)
class Reuse:
    """Everything that was tried, in order, and what became of the best.

    best: position in ``trials`` of the lowest validation error; test_error: of that network alone,
    on examples that decided nothing.
    """

    trials: tuple[Trial, ...]
    best: int
    test_error: float

    @property
    def chosen(self) -> Trial:
        """The trial with the lowest validation error."""
        return self.trials[self.best]
