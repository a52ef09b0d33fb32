"""When it pays to stay near a source: an estimate pulled towards a value learned elsewhere.

The smallest model of transfer: a mean is to be estimated from n examples of some variance, and a
source offers a value that is off by ``distance``. The estimate takes ``share`` of the source and
the rest of the sample mean: share 0 is training from scratch, share 1 a frozen network.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from course_pkg.errors import InvalidValueError
from course_pkg.reference._arrays import floats
from course_pkg.results.base import Floats


def pulled_error(
    share: ArrayLike, distance: ArrayLike, n: ArrayLike, variance: float = 1.0
) -> Floats:
    """Expected squared error of the pulled estimate: eq-transfer-error.

    share, distance, n: any shapes that broadcast. Returns float64 of that shape.
    Raises InvalidValueError for a share outside [0, 1] or fewer than one example.
    """
    a, d, noise = _share(share), floats("distance", distance), _noise(n, variance)
    return (1 - a) ** 2 * noise + a**2 * d**2


def best_share(distance: ArrayLike, n: ArrayLike, variance: float = 1.0) -> Floats:
    """The share with the smallest expected error: eq-transfer-best.

    Raises InvalidValueError for fewer than one example or a variance that is not positive.
    """
    noise = _noise(n, variance)
    best: Floats = noise / (noise + floats("distance", distance) ** 2)
    return best


def harmless_distance(share: ArrayLike, n: ArrayLike, variance: float = 1.0) -> Floats:
    """How far off a source may be before a fixed share does harm: eq-transfer-harm.

    Beyond this distance the pulled estimate is worse than the sample mean alone; infinite for
    share 0. Raises InvalidValueError as ``pulled_error`` does.
    """
    a = _share(share)
    with np.errstate(divide="ignore"):
        return np.sqrt((2 - a) / a * _noise(n, variance))


def _share(share: ArrayLike) -> Floats:
    a = floats("share", share)
    if not ((a >= 0) & (a <= 1)).all():
        raise InvalidValueError(f"a share of the source lies in [0, 1]; got {a}")
    return a


def _noise(n: ArrayLike, variance: float) -> Floats:
    count = floats("n", n)
    if not (count >= 1).all() or variance <= 0:
        raise InvalidValueError(
            f"the error of a mean needs n >= 1 examples of positive variance; got n = {count}, "
            f"variance = {variance}"
        )
    return np.asarray(variance / count)
