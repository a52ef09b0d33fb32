"""What every data set is: examples to train on and others to test on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor


@dataclass(frozen=True, slots=True)
class Split:
    """Labelled examples to train on and others to test on.

    x_train: (n, d) float32; y_train: (n,) int64; the same for the test part.
    """

    x_train: Tensor
    y_train: Tensor
    x_test: Tensor
    y_test: Tensor


Source = Callable[[int], Split]
"""A data set as an experiment takes it: seed -> Split. ``digits``, ``mnist``, ... are some."""
