"""Derivatives without calculus, to compare the hand-derived ones with."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np


def gradient(
    f: Callable[[np.ndarray], np.ndarray | float],
    x: np.ndarray,
    dy: np.ndarray | float = 1.0,
    step: float = 1e-5,
) -> np.ndarray:
    """d sum(dy f(x)) / dx by central differences; dy is random, ones would hide a zero."""
    found = np.empty_like(x, dtype=float)
    for index in np.ndindex(x.shape):
        nudge = np.zeros_like(x, dtype=float)
        nudge[index] = step
        found[index] = np.sum(dy * (f(x + nudge) - f(x - nudge))) / (2 * step)
    return found


def assert_gradient(actual: np.ndarray, expected: np.ndarray, tolerance: float) -> None:
    """Equal within ``tolerance`` of the largest expected entry (or of 1)."""
    scale = max(1.0, float(np.abs(expected).max(initial=0.0)))
    np.testing.assert_allclose(actual, expected, rtol=0, atol=tolerance * scale)
