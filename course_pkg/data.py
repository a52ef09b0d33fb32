"""Data sets that are always at hand: bundled with a library or drawn from a seed."""

from __future__ import annotations

from dataclasses import dataclass

import torch
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


def digits(seed: int = 0, n_test: int = 500) -> Split:
    """The 1,797 handwritten digits of scikit-learn (8x8 pixels, ten classes), split by ``seed``.

    One mean and one standard deviation, those of all training pixels, scale both parts: a test
    example never shapes the numbers it is scaled with, and pixels that are always blank stay so.
    Returns x_train: (1797 - n_test, 64) and x_test: (n_test, 64).
    Raises InvalidValueError unless some examples are left on both sides.
    """
    from sklearn.datasets import load_digits

    bundled = load_digits()
    x = torch.tensor(bundled.data, dtype=torch.float32)
    y = torch.tensor(bundled.target, dtype=torch.int64)
    if not 0 < n_test < len(x):
        raise InvalidValueError(
            f"n_test must leave examples to train on, between 1 and {len(x) - 1}; got {n_test}"
        )
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(seed))
    train, test = order[n_test:], order[:n_test]
    mean, sd = x[train].mean(), x[train].std()
    return Split((x[train] - mean) / sd, y[train], (x[test] - mean) / sd, y[test])
