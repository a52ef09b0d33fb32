"""Task ``bn-forward``: y = γ·(x − μ)/√(σ² + ε) + β for vectors and feature maps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.norm import catalogue, further, reserve
from course_pkg.check.rules import NORMS, forbid
from course_pkg.check.task import FLOAT32, FLOAT64, OFFSET, Case, Misconception, Part, Task
from course_pkg.check.verdict import Text
from course_pkg.reference import norm as reference

Array = npt.NDArray[np.float64]
Forward = Callable[..., object]

VECTORS, MAPS = "vectors", "maps"


def cases(seed: int) -> tuple[Case, ...]:
    """Fixed inputs, hostile ones, and two drawn from ``seed`` that no message shows."""
    rng = np.random.default_rng(5)
    flat = rng.normal(1.0, 2.0, (5, 3))
    flat[:, 1] = 2.5  # variance 0
    flat[:, 2] = 1e-3 * rng.normal(size=5)  # σ² ≲ ε; mean 0, where float32 is precise too
    maps = rng.normal(-1.0, 1.5, (2, 3, 4, 5))
    maps[:, 1] = 1e-3 * rng.normal(size=(2, 4, 5))
    drawn = np.random.default_rng([seed, 1])
    make = partial(_case, rng)
    return (
        make(Text("작은 배치", "a small batch"), rng.normal(1.0, 2.0, (4, 3))),
        make(
            Text("분산이 0이거나 아주 작은 채널", "channels without or with little variance"), flat
        ),
        make(Text("eps=0.1", "eps=0.1"), rng.normal(0.0, 1.0, (6, 2)), eps=0.1),
        make(
            Text("평균이 10000인 배치", "a batch with mean 10000"),
            rng.normal(1e4, 1.0, (8, 2)),
            tolerance=OFFSET,
        ),
        make(
            Text("float32이고 메모리에서 이어지지 않은 배열", "float32, not contiguous in memory"),
            rng.normal(3.0, 1.0, (3, 12)).astype(np.float32).T[::2],
            tolerance=FLOAT32,
        ),
        make(Text("특성 맵", "feature maps"), maps),
        make(
            Text("특성 맵, 이미지 한 장", "feature maps, one image"), rng.normal(size=(1, 3, 4, 4))
        ),
        _case(drawn, Text("무작위 배치", "a random batch"), drawn.normal(2.0, 3.0, (7, 4)), True),
        _case(
            drawn,
            Text("무작위 특성 맵", "random feature maps"),
            drawn.normal(0.5, 2.0, (3, 2, 3, 3)),
            True,
        ),
    )


def _case(
    rng: np.random.Generator,
    name: Text,
    x: npt.NDArray[Any],
    hidden: bool = False,
    eps: float | None = None,
    tolerance: float = FLOAT64,
) -> Case:
    c = x.shape[1]
    inputs = {
        "x": x,
        "gamma": rng.uniform(0.5, 2.0, size=(c,)).astype(x.dtype),
        "beta": rng.uniform(0.5, 1.5, size=(c,)).astype(x.dtype),
        "eps": eps,
    }
    return Case(name, inputs, VECTORS if x.ndim == 2 else MAPS, hidden, tolerance)


def drive_case(fn: Forward, inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Call ``fn(x, gamma, beta[, eps=…])``; of a tuple (y, cache) only y is looked at."""
    options = {} if inputs["eps"] is None else {"eps": inputs["eps"]}
    with forbid(fn, *NORMS):
        result = fn(inputs["x"], inputs["gamma"], inputs["beta"], **options)
    yield "y", result[0] if isinstance(result, tuple) and result else result


def _axes(x: Array) -> tuple[int, ...]:
    return tuple(axis for axis in range(x.ndim) if axis != 1)


def _spread(values: Array, x: Array) -> Array:
    """(c,) -> (1, c, 1, …), to be broadcast against x."""
    return values.reshape(1, -1, *(1,) * (x.ndim - 2))


def _wrong(
    formula: Callable[[Array, Array, Array, Array, Array, float], Array],
    axes: Callable[[Array], tuple[int, ...]] = _axes,
    ddof: int = 0,
) -> Forward:
    """A forward pass with another formula (x, μ, σ², γ, β, ε), other axes, another divisor."""

    def forward(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Array:
        x = np.asarray(x, dtype=np.float64)
        mu = x.mean(axis=axes(x), keepdims=True)
        var = x.var(axis=axes(x), keepdims=True, ddof=ddof)
        return formula(x, mu, var, _spread(gamma, x), _spread(beta, x), eps)

    return forward


def _right(x: Array, mu: Array, var: Array, gamma: Array, beta: Array, eps: float) -> Array:
    return gamma * (x - mu) / np.sqrt(var + eps) + beta


def _not_spread(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Array:
    axes = _axes(x)
    x_hat = (x - x.mean(axes, keepdims=True)) / np.sqrt(x.var(axes, keepdims=True) + eps)
    return np.asarray(gamma * x_hat + beta)


def _averaged(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Array:
    """The mean of the images' variances."""
    x = np.asarray(x, dtype=np.float64)
    var = x.var(axis=(2, 3)).mean(axis=0) if x.ndim == 4 else x.var(axis=0)
    mu = _spread(x.mean(axis=_axes(x)), x)
    return _right(x, mu, _spread(var, x), _spread(gamma, x), _spread(beta, x), eps)


def _single_moments(clip: Callable[[Any], Any]) -> Forward:
    """σ² = E[x²] − E[x]² in float32."""

    def forward(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Array:
        single = np.asarray(x, dtype=np.float32)
        mu = single.mean(axis=_axes(x), keepdims=True)
        var = clip((single * single).mean(axis=_axes(x), keepdims=True) - mu * mu)
        return _right(single, mu, var, _spread(gamma, x), _spread(beta, x), eps)  # type: ignore[arg-type]

    return forward


MISCONCEPTIONS = (
    Misconception(catalogue.UNBIASED_FORWARD, (_wrong(_right, ddof=1),)),
    Misconception(
        catalogue.EPS_OUTSIDE,
        (_wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / (v**0.5 + eps) + b),),
    ),
    Misconception(
        catalogue.NO_ROOT,
        (
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / (v + eps) + b),
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / v + b),
        ),
    ),
    Misconception(catalogue.BATCH_AXIS_ONLY, (_wrong(_right, axes=lambda x: (0,)),)),
    Misconception(
        catalogue.INSTANCE_AXES,
        (_wrong(_right, axes=lambda x: (2, 3) if x.ndim == 4 else (0,)),),
    ),
    Misconception(
        catalogue.SHIFT_IN_DENOMINATOR,
        (
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / (np.sqrt(v + eps) + b)),
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / (np.sqrt(v) + b)),
        ),
    ),
    Misconception(
        reserve.FEATURE_AXIS,
        (
            _wrong(_right, axes=lambda x: (1,)),
            _wrong(_right, axes=lambda x: tuple(range(1, x.ndim))),
        ),
    ),
    Misconception(
        reserve.NO_EPS, (_wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / np.sqrt(v) + b),)
    ),
    Misconception(
        reserve.EPS_IGNORED,
        (_wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / np.sqrt(v + 1e-5) + b),),
    ),
    Misconception(
        reserve.NO_AFFINE, (_wrong(lambda x, mu, v, g, b, eps: (x - mu) / np.sqrt(v + eps)),)
    ),
    Misconception(
        reserve.SHIFT_FIRST,
        (_wrong(lambda x, mu, v, g, b, eps: g * ((x - mu) / np.sqrt(v + eps) + b)),),
    ),
    Misconception(
        further.SWAPPED, (_wrong(lambda x, mu, v, g, b, eps: _right(x, mu, v, b, g, eps)),)
    ),
    Misconception(further.NOT_SPREAD, (_not_spread,)),
    Misconception(further.AVERAGED_VARIANCES, (_averaged,)),
    Misconception(
        further.EPS_FLOOR,
        (
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / np.sqrt(np.maximum(v, eps)) + b),
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / np.maximum(np.sqrt(v), eps) + b),
        ),
    ),
    Misconception(
        further.CANCELLATION,
        (
            _single_moments(lambda var: var),
            _single_moments(np.abs),
            _single_moments(lambda var: np.maximum(var, 0)),
        ),
    ),
)

TASK = Task(
    name="bn-forward",
    points=2.0,
    title=Text("순전파", "forward pass"),
    section="sec-bn-forward",
    cases=cases,
    drive_case=drive_case,
    reference=reference.batch_norm_forward,
    parts=(
        Part(Text("벡터의 배치", "batches of vectors"), ("y",), group=VECTORS),
        Part(Text("특성 맵", "feature maps"), ("y",), group=MAPS),
    ),
    misconceptions=MISCONCEPTIONS,
)
