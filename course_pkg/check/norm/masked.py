"""Task ``bn-masked``: batch norm of padded sequences, statistics of the real positions alone.

The answer is not in this package: the visible check compares with what release recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.norm import catalogue, further, more, more_masked, places, reserve
from course_pkg.check.norm_family import further as family
from course_pkg.check.norm_family import module_words
from course_pkg.check.rules import NORMS, forbid
from course_pkg.check.task import Case, Misconception, Part, Symptom, Task
from course_pkg.check.verdict import Text

Masked = Callable[..., Any]

FULL, PADDED = "full", "padded"


def cases(seed: int) -> tuple[Case, ...]:
    """x: (n, c, l), mask: (n, l), True where a position is real."""
    rng = np.random.default_rng(9)
    drawn = np.random.default_rng([seed, 5])
    lengths = np.array([5, 2, 3])
    ragged = np.arange(5) < lengths[:, None]
    holes = rng.random((4, 6)) < 0.6
    single = np.zeros((2, 3), dtype=bool)
    single[1, 0] = True
    front = np.arange(4) >= np.array([0, 2, 1])[:, None]
    return (
        _case(rng, Text("패딩이 없는 배치", "nothing is padded"), np.ones((3, 4), dtype=bool)),
        _case(rng, Text("길이가 5, 2, 3인 문장", "sequences of length 5, 2 and 3"), ragged),
        _case(rng, Text("중간에도 패딩이 있는 마스크", "a mask with holes"), holes),
        _case(rng, Text("실제 자리가 하나뿐인 배치", "one real position in all"), single),
        _case(rng, Text("앞쪽이 패딩, eps=0.1", "padding in front, eps=0.1"), front, eps=0.1),
        _case(drawn, Text("무작위 마스크", "a random mask"), drawn.random((5, 7)) < 0.7, True),
        _case(
            drawn,
            Text("패딩이 없는 무작위 배치", "random, nothing padded"),
            np.ones((4, 2)) > 0,
            True,
        ),
    )


def _case(
    rng: np.random.Generator,
    name: Text,
    mask: npt.NDArray[np.bool_],
    hidden: bool = False,
    eps: float | None = None,
) -> Case:
    n, length = mask.shape
    x = rng.normal(1.0, 2.0, (n, 3, length))
    if eps is not None:
        x[:, 1] *= 0.05  # a variance below ε
    inputs = {
        "x": x,
        "mask": mask,
        "gamma": rng.uniform(0.5, 2.0, size=(3,)),
        "beta": rng.uniform(0.5, 1.5, size=(3,)),
        "eps": eps,
    }
    return Case(name, inputs, FULL if mask.all() else PADDED, hidden)


def drive_case(fn: Masked, inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Call ``fn(x, mask, gamma, beta[, eps=…])``."""
    options = {} if inputs["eps"] is None else {"eps": inputs["eps"]}
    with forbid(fn, *NORMS):
        y = fn(inputs["x"], inputs["mask"], inputs["gamma"], inputs["beta"], **options)
    yield "y", y


def _single(case: Case) -> bool:
    return int(case.inputs["mask"].sum()) == 1


TASK = Task(
    name="bn-masked",
    points=4.0,
    title=Text("마스크가 있는 배치 정규화", "masked batch norm"),
    section="sec-bn-forward",
    cases=cases,
    drive_case=drive_case,
    reference=None,
    parts=(
        Part(Text("패딩이 없는 배치", "nothing padded"), ("y",), group=FULL),
        Part(Text("패딩이 있는 배치", "padded batches"), ("y",), weight=3.0, group=PADDED),
    ),
    misconceptions=tuple(
        Misconception(said, ())
        for said in (
            reserve.ALL_POSITIONS_COUNTED,
            reserve.ZEROS_INCLUDED,
            reserve.PADDING_INCLUDED,
            reserve.PADDING_NOT_ZERO,
            reserve.PER_SENTENCE,
            reserve.NO_SHIFT,
            reserve.NO_AFFINE,
            reserve.SHIFT_FIRST,
            catalogue.UNBIASED_FORWARD,
            catalogue.NO_ROOT,
            further.MASK_INVERTED,
            further.NOT_SPREAD,
            further.SWAPPED,
            catalogue.EPS_OUTSIDE,
            reserve.NO_EPS,
            reserve.EPS_IGNORED,
            further.EPS_FLOOR,
            further.AVERAGED_VARIANCES,
            more.NOT_CENTRED,
            more.ONE_FOR_ALL,
            more.SUM_OF_SQUARES,
            more.OFFSET_SCALE,
            more.NO_SCALE,
            more.FORWARD_SIGN,
            module_words.PADDING_LAST,
            more_masked.WRONG_COUNT,
            more_masked.MEAN_OF_MEANS,
            more_masked.PER_POSITION,
            family.ABSOLUTE,
        )
    ),
    symptoms=(
        Symptom(reserve.PADDING_NOT_ZERO, more_masked.only_padding),
        Symptom(more_masked.ONE_REAL, places.only_where(_single)),
        Symptom(
            more.EPS_ELSEWHERE,
            places.only_where(lambda case: case.inputs["eps"] is not None or _single(case)),
        ),
        Symptom(more.WRONG_FACTOR, places.factor_wrong(places.channels)),
        Symptom(more.WRONG_OFFSET, places.offset_wrong(places.channels)),
        Symptom(more_masked.MASKED_ONLY, places.only_where(lambda case: case.group == PADDED)),
    ),
)
