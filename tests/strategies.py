"""Inputs as hypothesis draws them: tiny shapes, so that a failure can be read."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st


@st.composite
def arrays(draw: st.DrawFn, shape: tuple[int, ...], limit: float = 100.0) -> np.ndarray:
    """Values within the limits: drawn one by one they shrink badly, so a seed draws them."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    return rng.uniform(-limit, limit, size=shape)


@st.composite
def norm_inputs(
    draw: st.DrawFn, min_axes: int = 2, max_axes: int = 4, min_side: int = 1
) -> np.ndarray:
    """(n, c, *spatial): values to 100, a mean up to 1e4, perhaps a channel that is constant."""
    sides = st.integers(min_side, 5)
    shape = tuple(draw(st.lists(sides, min_size=min_axes, max_size=max_axes)))
    x = draw(arrays(shape, limit=draw(st.sampled_from([1e-3, 1.0, 100.0]))))
    if draw(st.booleans()):
        x[:, draw(st.integers(0, shape[1] - 1))] = 1.0
    return x + draw(st.sampled_from([0.0, -3.0, 1e4]))


@st.composite
def gradient_lists(draw: st.DrawFn, limit: float = 100.0) -> list[np.ndarray]:
    """One to four arrays of different shapes, as the parameters of a small network have."""
    shapes = st.lists(st.integers(1, 4), min_size=1, max_size=2).map(tuple)
    return [draw(arrays(draw(shapes), limit)) for _ in range(draw(st.integers(1, 4)))]
