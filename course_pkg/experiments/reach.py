"""How far back a recurrent gradient reaches, and what clipping changes about it: nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course_pkg.reference.clip import clip_by_global_norm
from course_pkg.reference.recurrent import states, through_time
from course_pkg.results.base import Floats
from course_pkg.results.clip import Reach

SEEDS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)


def reach(
    scales: Sequence[float] = (0.7, 1.0, 2.0),
    limit: float = 5.0,
    steps: int = 40,
    hidden: int = 32,
    seeds: Sequence[int] = SEEDS,
) -> Reach:
    """Each time step's part of the gradient of W in h <- tanh(W h + noise), W = scale * orthogonal.

    The loss is a random linear function of the last state. Clipping multiplies every part by one
    factor, so that far steps weigh against near ones what they weighed before.
    References: pascanu2013difficulty
    """
    contributions = np.empty((len(scales), steps, len(seeds)))
    missing = np.empty_like(contributions)
    norm = np.empty((len(scales), len(seeds)))
    factor = np.empty_like(norm)
    for row, scale in enumerate(scales):
        for column, seed in enumerate(seeds):
            parts = _parts(scale, steps, hidden, np.random.default_rng(seed))
            contributions[row, :, column] = np.linalg.norm(parts, axis=(1, 2))
            left = parts.sum(axis=0) - parts.cumsum(axis=0)
            missing[row, :, column] = np.linalg.norm(left, axis=(1, 2))
            (clipped,), norm[row, column] = clip_by_global_norm([parts.sum(axis=0)], limit)
            factor[row, column] = np.linalg.norm(clipped) / norm[row, column]
    return Reach(
        scales=tuple(scales),
        limit=limit,
        distance=np.arange(steps, dtype=float),
        contributions=contributions,
        missing=missing / norm[:, None],
        norm=norm,
        factor=factor,
    )


def _parts(scale: float, steps: int, hidden: int, rng: np.random.Generator) -> Floats:
    """(steps, hidden, hidden): what each step adds to dL/dW, the last step first."""
    w = scale * np.linalg.qr(rng.normal(size=(hidden, hidden)))[0]
    start = 0.3 * rng.normal(size=hidden)
    h = states(w, np.eye(hidden), 0.3 * rng.normal(size=(steps, hidden)), start)
    dh = rng.normal(size=hidden)
    return through_time(w, h, dh / np.linalg.norm(dh))
