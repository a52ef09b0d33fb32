"""What a test takes for right, where it rejects what is right: two diagnoses of false alarms.

A test that accepts everything that one planted implementation does, and rejects right ones, holds
that implementation's mistake for the definition. One that accepts a right implementation and
rejects another on the same input is narrower than rounding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

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
    return known[0] if len(known) == len(held) and len({each.id for each in known}) == 1 else None
