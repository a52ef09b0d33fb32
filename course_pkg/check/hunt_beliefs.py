"""What a test takes for right where it rejects what is right, and what it never looks at.

A test that accepts everything that one planted implementation does, and rejects right ones, holds
that implementation's mistake for the definition. One that accepts a right implementation and
rejects another on the same input is narrower than rounding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

TOO_EXACT = Diagnosis(
    "R-460",
    Text(
        ko="같은 입력에서 올바른 구현 하나는 맞다고 하고, 마지막 자리만 다른 구현은 틀렸다고 "
        "했습니다. 허용 오차가 반올림 오차보다 좁습니다.",
        en="On the same input your test accepts one right implementation and rejects another that "
        "differs from it in the last digits only. It is narrower than rounding.",
    ),
    Text(
        ko="np.array_equal 대신 np.allclose(…, atol=1e-4)처럼 오차를 허용하고, dtype은 따지지 "
        "마세요.",
        en="Allow for a tolerance, as np.allclose(…, atol=1e-4) does and np.array_equal does not, "
        "and do not ask for a dtype.",
    ),
    "sec-bn-forward",
)


UNIT_VARIANCE = Diagnosis(
    "R-521",
    Text(
        ko="출력의 분산이 꼭 1이어야 한다고 보았습니다. ε을 더해 나누므로 올바른 출력의 분산은 "
        "1보다 작고, 입력의 분산이 ε만큼 작으면 훨씬 작습니다.",
        en="You expect an output of variance exactly 1. As ε is added below, that of a right one "
        "is smaller, and much smaller where the input varies as little as ε.",
    ),
    Text(
        ko="σ²/(σ²+ε)과 비교하거나, γ·(x − μ)/√(σ²+ε) + β를 직접 계산해 비교하세요.",
        en="Compare with σ²/(σ²+ε), or compute γ·(x − μ)/√(σ²+ε) + β and compare the values.",
    ),
    "sec-bn-forward",
)
INSTEAD = {"R-04": UNIT_VARIANCE}
"""What a test means that takes such an output, and no right one, for right."""


@dataclass(frozen=True, slots=True)
class Untried:
    """A kind of input that a test may lack, and what to say then.

    lacks: whether there is no such input among all; weak: whether a careful test may lack it too,
    so that it explains only what nothing else does.
    """

    said: Diagnosis
    lacks: Callable[[Sequence[Mapping[str, Any]]], bool]
    weak: bool = False


class Known(Protocol):
    """A planted implementation, of which only the mistake that it stands for matters here."""

    @property
    def said(self) -> Diagnosis | None: ...


def believed(
    said: Mapping[int, Sequence[bool]], rights: int, planted: Sequence[Known]
) -> Diagnosis | None:
    """Why right implementations, the first ``rights`` ones, are rejected; None where unknown.

    said: per implementation, for every input whether the test accepted its output.
    """
    rows = list(zip(*(said[at] for at in range(rights)), strict=True))
    alarms = [row for row in rows if not all(row)]
    split = sum(any(row) for row in alarms)
    if 2 * split > len(alarms):
        return TOO_EXACT
    if split or not alarms:
        return None
    held = [each.said for at, each in enumerate(planted, start=rights) if all(said[at])]
    known = [each for each in held if each is not None]
    # Two different mistakes that pass alike, or one without words: the belief is not known.
    if len(known) != len(held) or len({each.id for each in known}) != 1:
        return None
    return INSTEAD.get(known[0].id, known[0])


def overlooked(
    tries: Sequence[Mapping[str, Any]], untried: Sequence[Untried], passed: Sequence[Diagnosis]
) -> Diagnosis | None:
    """The one thing that a test lacks; None where it lacks nothing known, or several things.

    passed: what the probes stand for that the test accepts on all of its inputs.
    """
    lacking = [each for each in untried if _lacks(each, tries)]
    for kinds in (
        [each.said for each in lacking if not each.weak],
        passed,
        [each.said for each in lacking if each.weak],
    ):
        if found := {each.id: each for each in kinds}:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _lacks(each: Untried, tries: Sequence[Mapping[str, Any]]) -> bool:
    """Arguments may be of any form that the right implementations take, such as an α per row."""
    try:
        return bool(each.lacks(tries))
    except (TypeError, ValueError):
        return False
