"""What every data set is: examples to train on and others to test on."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from torch import Tensor

from course_pkg.errors import InvalidValueError


@dataclass(frozen=True, slots=True)
class Split:
    """Labelled examples to train on and others to test on.

    x_train: (n, d) float32; y_train: (n,) int64; the same for the test part.
    """

    x_train: Tensor
    y_train: Tensor
    x_test: Tensor
    y_test: Tensor


class Source(Protocol):
    """A data set as an experiment takes it: ``digits``, ``mnist``, ``cifar10``, ... are some."""

    def __call__(self, seed: int = 0, n_test: int = ...) -> Split:
        """The split that ``seed`` draws, with ``n_test`` examples to test on."""
        ...


def image_shape(pixels: int) -> tuple[int, int, int]:
    """Channels, rows and columns of a square image of so many numbers: grey, else three colours.

    Raises InvalidValueError when it is neither.
    """
    for channels in (1, 3):
        side = math.isqrt(pixels // channels)
        if channels * side**2 == pixels:
            return channels, side, side
    raise InvalidValueError(
        f"an example must be a square image, grey or in three colours; got {pixels} numbers"
    )
