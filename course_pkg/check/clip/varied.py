"""Tasks ``gc-groups``, ``gc-adaptive`` and ``gc-nonfinite``: variations that no book prints.

Their answers are not in this package: the visible checks compare with what release recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from course_pkg.check.clip import sorts
from course_pkg.check.clip.probe import COUNT, PAIR, Grads, drawn, listed, paired
from course_pkg.check.rules import CLIPPERS, forbid
from course_pkg.check.task import Case, Part, Task
from course_pkg.check.variation import known
from course_pkg.check.verdict import Text

Inputs = Mapping[str, Any]
Answer = Callable[..., Any]


def group_cases(seed: int) -> tuple[Case, ...]:
    """Two or three groups, long and short, one without a limit, one with a missing gradient."""
    rng = np.random.default_rng(41)
    late = np.random.default_rng([seed, 41])
    return (
        _groups(rng, Text("긴 그룹과 짧은 그룹", "a long and a short group"), (8, 0.5), (1, 2)),
        _groups(rng, Text("임곗값이 다른 긴 그룹", "long groups, other limits"), (9, 7), (2, 0.5)),
        _groups(
            rng,
            Text("limit이 None인 그룹", "a group whose limit is None"),
            (6, 5, 3),
            (1, None, 0.5),
        ),
        _groups(rng, Text("그레이디언트가 없는 자리", "a missing gradient"), (4, 6), (3, 1), True),
        _groups(
            late,
            Text("무작위 그룹", "random groups"),
            (7, 0.3, 5),
            (float(late.uniform(0.5, 2.0)), 1, None),
            True,
            hidden=True,
        ),
    )


def _groups(
    rng: np.random.Generator,
    name: Text,
    sizes: tuple[float, ...],
    limits: tuple[float | None, ...],
    missing: bool = False,
    hidden: bool = False,
) -> Case:
    shapes = [(2, 3), (3,), None] if missing else [(2, 3), (3,)]
    groups = [
        {"grads": drawn(rng, shapes, size), "limit": limit}
        for size, limit in zip(sizes, limits, strict=True)
    ]
    return Case(name, {"groups": groups}, hidden=hidden)


def drive_groups(fn: Answer, inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Call ``fn(groups) -> (clipped lists, norms)``."""
    groups = inputs["groups"]
    with forbid(fn, *CLIPPERS):
        result = fn(groups)
    fits, lists, norms = paired(result)
    lists = lists if isinstance(lists, list | tuple) else []
    norms = norms if isinstance(norms, list | tuple) or np.ndim(norms) == 1 else []
    yield "pair", fits
    yield "count", np.array([len(lists)])
    for at, group in enumerate(groups):
        given = lists[at] if at < len(lists) else None
        whole = isinstance(given, list | tuple) and len(given) == len(group["grads"])
        for number in range(len(group["grads"])):
            yield f"clipped[{at}][{number}]", given[number] if whole else None  # type: ignore[index]
    for at in range(len(groups)):
        yield f"norms[{at}]", norms[at] if at < len(norms) else None


def adaptive_cases(seed: int) -> tuple[Case, ...]:
    """Kernels whose units lie on axis 0 or 1, long, short and with zero weights."""
    rng = np.random.default_rng(43)
    late = np.random.default_rng([seed, 43])
    return (
        _kernel(rng, Text("합성곱 커널, 유닛 축 0", "a kernel, units on axis 0"), (3, 2, 2, 2), 0),
        _kernel(rng, Text("전치 합성곱 커널, 유닛 축 1", "transposed, axis 1"), (2, 3, 2, 2), 1),
        _kernel(rng, Text("선형층의 가중치", "a weight matrix"), (4, 3), 0),
        _kernel(rng, Text("가중치가 0인 유닛", "a unit with zero weights"), (3, 4), 0, True),
        _kernel(rng, Text("유닛 축 1, eps=0.5", "axis 1, eps=0.5"), (3, 2, 2), 1, eps=0.5),
        _kernel(rng, Text("하한이 큰 경우, eps=4", "a large floor, eps=4"), (3, 4), 0, eps=4.0),
        _kernel(late, Text("무작위 커널", "a random kernel"), (3, 4, 2, 1), 1, hidden=True),
        _kernel(late, Text("무작위 행렬", "a random matrix"), (5, 3), 0, True, hidden=True),
    )


def _kernel(
    rng: np.random.Generator,
    name: Text,
    shape: tuple[int, ...],
    axis: int,
    dead: bool = False,
    eps: float = 1e-3,
    hidden: bool = False,
) -> Case:
    units = [1] * len(shape)
    units[axis] = shape[axis]
    sizes = np.geomspace(0.05, 5.0, shape[axis])
    weight = rng.normal(size=shape)
    if dead:
        weight[0] = 0.0
    grad = rng.normal(size=shape) * rng.permutation(sizes).reshape(units)
    inputs = {"grad": grad, "weight": weight, "limit": 0.3, "unit_axis": axis, "eps": eps}
    return Case(name, inputs, hidden=hidden, shape=shape)


def drive_adaptive(fn: Answer, inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Call ``fn(grad, weight, limit, unit_axis, eps)``."""
    with forbid(fn, *CLIPPERS):
        yield (
            "clipped",
            fn(*(inputs[key] for key in ("grad", "weight", "limit", "unit_axis", "eps"))),
        )


def nonfinite_cases(seed: int) -> tuple[Case, ...]:
    """Finite, infinite, NaN, and finite with squares that are not."""
    rng = np.random.default_rng(47)
    late = np.random.default_rng([seed, 47])
    shapes = [(2, 2), None, (3,)]
    return (
        _spoilt(Text("긴 그레이디언트", "a long gradient"), drawn(rng, shapes, 6.0), limit=2.0),
        _spoilt(Text("짧은 그레이디언트", "a short gradient"), drawn(rng, shapes, 0.5)),
        _spoilt(Text("NaN 하나", "one NaN"), drawn(rng, shapes, 6.0), np.nan),
        _spoilt(Text("무한대 하나", "one infinity"), drawn(rng, shapes, 6.0), np.inf),
        _spoilt(Text("성분이 1e200쯤", "entries of about 1e200"), drawn(rng, shapes, 1e200)),
        _spoilt(
            Text("음의 무한대와 짧은 그레이디언트", "minus infinity in a short one"),
            drawn(rng, shapes, 0.2),
            -np.inf,
        ),
        _spoilt(
            Text("모두 NaN", "NaN throughout"), [np.full((2, 2), np.nan), None, np.full(3, np.nan)]
        ),
        _spoilt(Text("무작위 NaN", "a NaN"), drawn(late, shapes, 3.0), np.nan, hidden=True),
        _spoilt(
            Text("무작위 무한대", "an infinity"), drawn(late, shapes, 3.0), np.inf, hidden=True
        ),
        _spoilt(Text("무작위", "random"), drawn(late, shapes, 4.0), hidden=True),
    )


def _spoilt(
    name: Text,
    grads: Grads,
    value: float | None = None,
    hidden: bool = False,
    limit: float = 1.0,
) -> Case:
    if value is not None:
        grads[0][1, 0] = value
    return Case(name, {"grads": grads, "limit": limit}, hidden=hidden)


def drive_nonfinite(fn: Answer, inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Call ``fn(grads, limit) -> (clipped, skipped)``."""
    with forbid(fn, *CLIPPERS):
        result = fn(inputs["grads"], inputs["limit"])
    fits, clipped, skipped = paired(result)
    yield "pair", fits
    yield from listed(clipped, len(inputs["grads"]))
    yield "skipped", skipped


GROUPS = Task(
    name="gc-groups",
    points=5.0,
    title=Text("파라미터 그룹", "parameter groups"),
    section="sec-clip-ways",
    cases=group_cases,
    drive_case=drive_groups,
    reference=None,
    parts=(
        Part(Text("자른 그레이디언트", "the clipped gradients"), ("clipped", "count"), weight=4.0),
        Part(Text("그룹의 노름", "the norms of the groups"), ("norms",)),
    ),
    misconceptions=known(*sorts.GROUPS),
    explain={
        "pair": PAIR.format(first="clipped", second="norms"),
        "count": Text(
            ko="결과의 첫째 값은 그룹마다 리스트가 하나씩 든 리스트여야 합니다.",
            en="The first result should be a list with one list per group.",
        ),
    },
)

ADAPTIVE = Task(
    name="gc-adaptive",
    points=5.0,
    title=Text("적응형 클리핑", "adaptive clipping"),
    section="sec-clip-ways",
    cases=adaptive_cases,
    drive_case=drive_adaptive,
    reference=None,
    parts=(Part(Text("자른 그레이디언트", "the clipped gradient"), ("clipped",)),),
    misconceptions=known(*sorts.ADAPTIVE),
)

NONFINITE = Task(
    name="gc-nonfinite",
    points=4.0,
    title=Text("유한하지 않은 그레이디언트", "gradients that are not finite"),
    section="sec-clip-nonfinite",
    cases=nonfinite_cases,
    drive_case=drive_nonfinite,
    reference=None,
    parts=(
        Part(Text("돌려준 그레이디언트", "the gradients"), ("clipped",), weight=3.0),
        Part(Text("건너뛰었는지", "whether the step is skipped"), ("skipped",)),
    ),
    explain={"pair": PAIR.format(first="clipped", second="skipped"), "count": COUNT},
    misconceptions=known(*sorts.NONFINITE),
)
