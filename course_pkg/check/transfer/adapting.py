"""Task ``tl-adapt``: batch statistics of a new domain, weighted and blended with the old ones.

The answer is not in this package; the grade cell of the source notebook brings it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.scaling.words import ROOT_SHARES
from course_pkg.check.task import Case, Misconception, Part, Task
from course_pkg.check.transfer import beliefs, further, reserve
from course_pkg.check.verdict import Text


def cases(seed: int) -> tuple[Case, ...]:
    """x: (n, c), weights: (n,), mean and var: (c,) of the source."""
    rng = np.random.default_rng(75)
    drawn = np.random.default_rng([seed, 75])
    return (
        _case(
            Text("새 데이터만, 같은 가중치", "target only, equal weights"),
            rng,
            0.0,
            np.full(6, 1.0),
        ),
        _case(
            Text("새 데이터만, 다른 가중치", "target only, weighted"),
            rng,
            0.0,
            rng.uniform(1, 3, 6),
        ),
        _case(
            Text("원래 데이터와 섞기", "blended with the source"), rng, 10.0, rng.uniform(0.5, 2, 5)
        ),
        _case(
            Text("합이 1인 가중치", "weights that sum to 1"), rng, 2.0, np.array([0.5, 0.2, 0.3])
        ),
        _case(
            Text("가중치가 0인 샘플", "examples of weight 0"),
            rng,
            3.0,
            np.array([0.0, 2.0, 0.0, 1.5, 1.0]),
        ),
        _case(
            Text("무작위 가중치", "random weights"),
            drawn,
            float(drawn.uniform(2.0, 9.0)),
            drawn.uniform(0.3, 3.0, size=7),
            hidden=True,
        ),
    )


def _case(
    name: Text,
    rng: np.random.Generator,
    count: float,
    weights: npt.NDArray[np.float64],
    hidden: bool = False,
) -> Case:
    inputs = {
        "mean": rng.normal(0.0, 1.0, size=3),
        "var": rng.uniform(0.5, 2.0, size=3),
        "count": count,
        "x": rng.normal(2.0, 1.5, (len(weights), 3)),
        "weights": weights,
    }
    return Case(name, inputs, hidden=hidden)


def drive_case(fn: Callable[..., Any], inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Call ``fn(mean, var, count, x, weights)``, which returns mean and variance."""
    result = fn(*(inputs[name] for name in ("mean", "var", "count", "x", "weights")))
    is_pair = isinstance(result, tuple | list) and len(result) == 2
    mean, var = result if is_pair else (result, None)
    yield "mean", mean
    yield "var", var


TASK = Task(
    name="tl-adapt",
    points=5.0,
    title=Text("새 도메인의 통계", "statistics of a new domain"),
    section="sec-transfer-adabn",
    cases=cases,
    drive_case=drive_case,
    reference=None,
    parts=(
        Part(Text("평균", "mean"), ("mean",), weight=2.0),
        Part(Text("분산", "variance"), ("var",), weight=3.0),
    ),
    misconceptions=tuple(
        Misconception(said, ())
        for said in (
            reserve.NO_BETWEEN,
            reserve.WEIGHTS_UNUSED,
            reserve.COUNTED_NOT_WEIGHED,
            reserve.STD_BLENDED,
            reserve.SHARES_SWAPPED,
            reserve.UNBIASED,
            reserve.SOURCE_FORGOTTEN,
            ROOT_SHARES,
            beliefs.HEADS_COUNTED,
            further.NORMALISED_FIRST,
            further.OLD_CENTRE,
            further.BETWEEN_WRONG,
            further.MOMENT_WITHOUT_MEAN,
            further.FIXED_SHARE,
            further.DEVIATION_RETURNED,
            further.VAR_NOT_BLENDED,
            further.RESULTS_EXCHANGED,
        )
    ),
)
