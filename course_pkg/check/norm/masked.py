"""Task ``bn-masked``: batch norm of padded sequences, statistics of the real positions alone.

The answer is not in this package. Without it the check tests what must hold of every right
answer: with nothing masked it is batch norm, what stands in the padding changes nothing, and
the padding comes out as 0. When grading, the source notebook passes its own solution.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check import messages
from course_pkg.check.recording import plain
from course_pkg.check.task import Case, Misconception, Part, Task
from course_pkg.check.verdict import Text
from course_pkg.reference import norm as reference

Array = npt.NDArray[np.float64]
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
    return (
        _case(rng, Text("패딩이 없는 배치", "nothing is padded"), np.ones((3, 4), dtype=bool)),
        _case(rng, Text("길이가 5, 2, 3인 문장", "sequences of length 5, 2 and 3"), ragged),
        _case(rng, Text("중간에도 패딩이 있는 마스크", "a mask with holes"), holes),
        _case(rng, Text("실제 자리가 하나뿐인 배치", "one real position in all"), single),
        _case(drawn, Text("무작위 마스크", "a random mask"), drawn.random((5, 7)) < 0.7, True),
        _case(
            drawn,
            Text("패딩이 없는 무작위 배치", "random, nothing padded"),
            np.ones((4, 2)) > 0,
            True,
        ),
    )


def _case(
    rng: np.random.Generator, name: Text, mask: npt.NDArray[np.bool_], hidden: bool = False
) -> Case:
    n, length = mask.shape
    inputs = {
        "x": rng.normal(1.0, 2.0, (n, 3, length)),
        "mask": mask,
        "gamma": rng.uniform(0.5, 2.0, size=(3,)),
        "beta": rng.uniform(0.5, 1.5, size=(3,)),
        "junk": rng.normal(50.0, 20.0, (n, 3, length)),
    }
    return Case(name, inputs, FULL if mask.all() else PADDED, hidden)


def drive_values(fn: Masked, inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """The output as it is, to be compared with an answer."""
    yield "y", fn(*_arguments(inputs))


def drive_laws(fn: Masked, inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """The output where nothing is masked; elsewhere only what must be 0."""
    y = plain(fn(*_arguments(inputs)))
    mask, x = inputs["mask"], inputs["x"]
    if mask.all():
        yield "y", y
        return
    if not isinstance(y, np.ndarray) or y.shape != x.shape:
        yield "shape", None
        return
    yield "shape", np.array(x.shape)
    padding = ~mask[:, None, :]
    yield "padding", np.where(padding, y, 0.0)
    spoilt = {**inputs, "x": np.where(padding, inputs["junk"], x)}
    again = plain(fn(*_arguments(spoilt)))
    moved = again - y if isinstance(again, np.ndarray) and again.shape == y.shape else y + np.nan
    yield "moved", np.where(padding, 0.0, moved)


def _arguments(inputs: Mapping[str, Any]) -> tuple[Any, ...]:
    return inputs["x"], inputs["mask"], inputs["gamma"], inputs["beta"]


def _lawful(x: Array, mask: npt.NDArray[np.bool_], gamma: Array, beta: Array) -> Array:
    """Obeys every law that is tested here, and is no answer."""
    if mask.all():
        return reference.batch_norm_forward(x, gamma, beta)[0]
    return np.zeros_like(x)


LAWS = Task(
    name="bn-masked",
    points=4.0,
    title=Text("마스크가 있는 배치 정규화", "masked batch norm"),
    section="sec-bn-forward",
    cases=cases,
    drive_case=drive_laws,
    reference=_lawful,
    parts=(
        Part(Text("패딩이 없는 배치", "nothing padded"), ("y",), group=FULL),
        Part(
            Text("패딩이 있는 배치", "padded batches"),
            ("shape", "padding", "moved"),
            weight=3.0,
            group=PADDED,
        ),
    ),
    misconceptions=(),
    explain={
        "shape": Text(
            ko="y는 x와 모양이 같은 NumPy 배열이어야 합니다.",
            en="y should be a NumPy array of the shape of x.",
        ),
        "padding": Text(
            ko="패딩 자리의 출력이 0이 아닙니다.", en="The output is not 0 where x is padding."
        ),
        "moved": Text(
            ko="패딩 자리의 값을 바꾸었더니 실제 자리의 출력이 달라졌습니다. 패딩이 평균이나 "
            "분산에 섞여 들어갔습니다.",
            en="Other values in the padding changed the output at real positions: padding gets "
            "into the mean or the variance.",
        ),
    },
    praise=Text(
        ko="여기서 확인할 수 있는 성질은 모두 갖췄습니다. 패딩이 있는 배치의 값은 제출한 뒤에 "
        "비교합니다.",
        en="Everything that can be seen from here holds. The values for padded batches are "
        "compared after you hand in.",
    ),
)


def graded(answer: Masked, mistakes: tuple[Misconception, ...] = ()) -> Task:
    """The same task with the values compared with those of ``answer``."""
    return replace(
        LAWS,
        drive_case=drive_values,
        reference=answer,
        parts=(
            replace(LAWS.parts[0], keys=("y",)),
            replace(LAWS.parts[1], keys=("y",)),
        ),
        misconceptions=mistakes,
        explain={},
        praise=messages.ALL_RIGHT,
    )
