"""Tasks ``gc-value`` and ``gc-global``: clip a list of gradients as the book does.

The reference skips parameters without a gradient; everything else is ``reference.clip``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from course_pkg.check.clip import mistakes
from course_pkg.check.clip.probe import COUNT, PAIR, Grads, drawn, listed, paired
from course_pkg.check.clip.wrong import put_back, there
from course_pkg.check.rules import CLIPPERS, forbid
from course_pkg.check.task import FLOAT32, Case, Part, Task
from course_pkg.check.verdict import Text
from course_pkg.reference import clip as reference

Inputs = Mapping[str, Any]


def cases(seed: int) -> tuple[Case, ...]:
    """Gradients over, under and far from the limit; missing, zero, float32, drawn."""
    rng = np.random.default_rng(31)
    late = np.random.default_rng([seed, 31])
    return (
        _case(Text("긴 그레이디언트", "a long gradient"), drawn(rng, [(3, 2), (2,)], 6.0), 1.0),
        _case(Text("짧은 그레이디언트", "a short gradient"), drawn(rng, [(2, 2), (3,)], 0.4), 1.5),
        _case(
            Text("그레이디언트가 없는 파라미터", "a parameter without a gradient"),
            drawn(rng, [(2, 3), None, (4,)], 5.0),
            0.7,
        ),
        _case(
            Text("모두 0인 그레이디언트", "a gradient of zeros"),
            [np.zeros((2, 2)), np.zeros(3)],
            1.0,
        ),
        _case(Text("임곗값이 큰 경우", "a large limit"), drawn(rng, [(4,), (2, 2)], 90.0), 20.0),
        # The squares add up to more than the limit, and so do the norms; the norm does not.
        _case(
            Text("임곗값에 조금 못 미치는 경우", "just below the limit"),
            drawn(rng, [(2, 2), (3,), (4,)], 3.0),
            3.5,
        ),
        _case(
            Text("float32", "float32"),
            [g.astype(np.float32) for g in drawn(rng, [(3, 3), (2,)], 7.0)],
            2.0,
            tolerance=FLOAT32,
        ),
        _case(
            Text("무작위 그레이디언트", "random gradients"),
            drawn(late, [(3, 4), (4,), None, (2, 2)], 8.0),
            float(late.uniform(0.5, 1.2)),
            hidden=True,
        ),
        _case(
            Text("무작위의 짧은 그레이디언트", "short random gradients"),
            drawn(late, [(5,), (2,)], 0.3),
            float(late.uniform(0.5, 1.2)),
            hidden=True,
        ),
    )


def _case(name: Text, grads: Grads, limit: float, hidden: bool = False, **options: Any) -> Case:
    return Case(name, {"grads": grads, "limit": limit}, hidden=hidden, **options)


def drive_value(fn: Callable[..., Any], inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Call ``fn(grads, limit)``."""
    with forbid(fn, *CLIPPERS):
        clipped = fn(inputs["grads"], inputs["limit"])
    yield from listed(clipped, len(inputs["grads"]))


def drive_global(fn: Callable[..., Any], inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Call ``fn(grads, limit) -> (clipped, norm)``."""
    with forbid(fn, *CLIPPERS):
        result = fn(inputs["grads"], inputs["limit"])
    fits, clipped, norm = paired(result)
    yield "pair", fits
    yield from listed(clipped, len(inputs["grads"]))
    yield "norm", norm


def right_value(grads: Grads, limit: float) -> Grads:
    """The reference, gradients that are missing left out."""
    return put_back(grads, list(reference.clip_by_value(there(grads), limit)))


def right_global(grads: Grads, limit: float) -> tuple[Grads, float]:
    """The reference, gradients that are missing left out."""
    clipped, norm = reference.clip_by_global_norm(there(grads), limit)
    return put_back(grads, list(clipped)), norm


VALUE = Task(
    name="gc-value",
    points=2.0,
    title=Text("값 기준 클리핑", "clipping by value"),
    section="sec-clip-ways",
    cases=cases,
    drive_case=drive_value,
    reference=right_value,
    parts=(Part(Text("자른 값", "the clipped gradients"), ("clipped",)),),
    explain={"count": COUNT},
    misconceptions=mistakes.VALUE,
)

GLOBAL = Task(
    name="gc-global",
    points=3.0,
    title=Text("전체 노름 기준 클리핑", "clipping by the global norm"),
    section="sec-clip-ways",
    cases=cases,
    drive_case=drive_global,
    reference=right_global,
    parts=(
        Part(Text("자른 그레이디언트", "the clipped gradients"), ("clipped",), weight=2.0),
        Part(Text("자르기 전의 노름", "the norm before clipping"), ("norm",)),
    ),
    explain={"pair": PAIR.format(first="clipped", second="norm"), "count": COUNT},
    misconceptions=mistakes.GLOBAL,
)
