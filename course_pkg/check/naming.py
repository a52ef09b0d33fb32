"""Which misconception a recording shows: by its numbers, or by what is wrong where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from course_pkg.check.compare import agree, same
from course_pkg.check.recording import CaseRecord, Plain
from course_pkg.check.seed import chosen
from course_pkg.check.sketch import Sketches, sketch
from course_pkg.check.task import Case, Diagnosis, Row, Task, record
from course_pkg.check.verdict import Text

SHARE_ELSE = 3
"""Of so many cases one may be otherwise than a known wrong answer has it."""

EVIDENCE = 2
"""So many wrong cases must agree with a known wrong answer that is otherwise elsewhere."""


INPUT_CHANGED = Diagnosis(
    "R-916",
    Text(
        ko="넘겨받은 배열을 제자리에서 바꿨습니다. 부른 쪽의 데이터까지 바뀝니다.",
        en="You changed the arrays that you were given, in place: the caller's data change too.",
    ),
    Text(
        ko="x *= 2 대신 x = x * 2처럼 새 배열을 만드세요.",
        en="Make new arrays: x = x * 2 instead of x *= 2.",
    ),
    "sec-scaling-standardize",
)
"""The name of what costs no points where the values are right; a remark says it."""


def named(task: Task, rows: Sequence[Row], seed: int = 0) -> Diagnosis | None:
    """The one misconception that fits, or the first symptom that shows; None if there is none.

    A wrong answer fits best if it agrees in every case. Where none does, one may differ in a few
    cases: students share a belief without sharing what they do about an empty or constant input.
    It fits still if it agrees in the first case, the plainest, and in two that are wrong.
    """
    found: list[tuple[int, Diagnosis]] = []
    wrong = [not same(case, right, got) for case, right, got in rows]
    for each in task.misconceptions:
        misses = [_misses(task, one, rows, wrong, seed) for one in each.wrong]
        if fitting := [miss for miss in misses if miss is not None]:
            found.append((min(fitting), each.diagnosis))
    if found:
        fewest = min(miss for miss, _ in found)
        best = [diagnosis for miss, diagnosis in found if miss == fewest]
        if len({diagnosis.id for diagnosis in best}) == 1:
            return best[0]
        return None
    return next((each.diagnosis for each in task.symptoms if each.shown(rows)), None)


def _misses(
    task: Task, known: object, rows: Sequence[Row], wrong: Sequence[bool], seed: int
) -> int | None:
    """In how many cases ``known`` does otherwise than was recorded; None if in too many.

    A notebook brings a part of the known versions only: there nothing is stretched to fit.
    """
    misses = agreed = 0
    allowed = 0 if isinstance(known, Sketches) else len(rows) // SHARE_ELSE
    for at, fits in enumerate(_fits(task, known, rows, seed)):
        misses += not fits
        agreed += fits and wrong[at]
        if misses > allowed or not (at or fits):
            return None
    return misses if not misses or agreed >= EVIDENCE else None


def _fits(task: Task, known: object, rows: Sequence[Row], seed: int) -> Iterator[bool]:
    """Case by case, whether ``known`` does what was recorded."""
    if isinstance(known, Sketches):
        for (case, _, got), one in zip(rows, known.cases, strict=True):
            yield same(case, one, sketch(got))
        return
    for case, (_, _, got) in zip(task.cases(chosen(seed)), rows, strict=True):
        # The first value that differs decides: the rest, further steps of training, is not run.
        differs = partial(_differs, case, got)
        yield same(case, record(task, known, case, differs), got)


def _differs(case: Case, got: CaseRecord, key: str, value: Plain) -> bool:
    return not agree(value, got.values.get(key), case.tolerance)
