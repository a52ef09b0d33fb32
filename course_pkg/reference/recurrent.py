"""Backpropagation through time: a tanh network on one sequence, its gradient use by use.

Column vectors: h_t = tanh(W h_{t-1} + U x_t). The loss is of the last state only; with losses of
other states too, the gradients add up. A truncated gradient is the sum of the first few parts.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from course_pkg.errors import ShapeError
from course_pkg.reference._arrays import floats, shaped
from course_pkg.results.base import Floats


def states(w: ArrayLike, u: ArrayLike, x: ArrayLike, start: ArrayLike) -> Floats:
    """h_0 = ``start`` and every h_t after it: eq-bptt-forward.

    w: (n, n); u: (n, d); x: (T, d); start: (n,). Returns (T + 1, n).
    Raises ShapeError when shapes disagree.
    """
    recurrent, drive = _square(w), floats("u", u)
    n = len(recurrent)
    h = shaped("start", start, (n,), "as many numbers as w has rows")
    inputs = floats("x", x)
    if inputs.ndim != 2 or drive.shape != (n, inputs.shape[1]):
        raise ShapeError(
            f"x must be (T, d) and u ({n}, d); got shapes {inputs.shape} and {drive.shape}"
        )
    found = [h]
    for each in inputs:
        found.append(np.tanh(recurrent @ found[-1] + drive @ each))
    return np.stack(found)


def through_time(w: ArrayLike, h: ArrayLike, dh: ArrayLike) -> Floats:
    """What each use of W adds to dL/dW, the last use first: eq-bptt-delta, eq-bptt-parts.

    The products of eq-bptt-jacobian are never formed: each step back multiplies a vector.

    w: (n, n); h: (T + 1, n), all states; dh: (n,), the gradient of the loss in the last state.
    Returns (T, n, n). Its sum is dL/dW; its first k parts sum to the gradient truncated after k
    steps. Raises ShapeError when shapes disagree.
    References: pascanu2013difficulty
    """
    recurrent, seen = _square(w), floats("h", h)
    n = len(recurrent)
    if seen.ndim != 2 or len(seen) < 2 or seen.shape[1] != n:
        raise ShapeError(f"h must be (T + 1, {n}), two states or more; got shape {seen.shape}")
    delta = shaped("dh", dh, (n,), "as many numbers as a state has")
    parts = []
    for t in range(len(seen) - 1, 0, -1):
        da = (1 - seen[t] ** 2) * delta  # D_t delta_t
        parts.append(np.outer(da, seen[t - 1]))
        delta = recurrent.T @ da
    return np.stack(parts)


def _square(w: ArrayLike) -> Floats:
    matrix = floats("w", w)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise ShapeError(f"w must be square; got shape {matrix.shape}")
    return matrix
