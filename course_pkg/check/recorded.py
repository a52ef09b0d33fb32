"""Outputs that release records, so that a visible check needs no answer.

The answer to a variation task is in no package that students install. Release runs the source
notebook, records what the right answer gives on the visible cases and a sketch of what each
usual mistake gives, and writes both as one string into the check cell. Arrays are rounded to
what the tolerance needs. Another processor may still round a float32 sum otherwise, so release
keeps a string that says the same (``keep``).
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from math import prod
from typing import Any
from urllib.parse import quote, unquote

import numpy as np

from course_pkg.check import messages
from course_pkg.check.compare import SMALLEST_SCALE, agree, same
from course_pkg.check.judge import judge
from course_pkg.check.recording import Array, CaseRecord, Foreign, Plain, Raised, Recording
from course_pkg.check.sketch import Sketches, sketch
from course_pkg.check.task import Case, Misconception, Task, drive, rehearse
from course_pkg.check.verdict import Verdict
from course_pkg.errors import InvalidValueError

MOST_VERSIONS = 2
"""How many wrong answers of one misconception a notebook brings."""

_BITS = 22
_NOT_FINITE = -(2**23)

_heard: list[list[Task]] = []


@contextmanager
def listening() -> Iterator[list[Task]]:
    """Collect every task that is checked with its answer in this block; for release and tests."""
    tasks: list[Task] = []
    _heard.append(tasks)
    try:
        yield tasks
    finally:
        _heard.remove(tasks)


def varied(
    task: Task,
    obj: object,
    recorded: str = "",
    answer: Callable[..., object] | None = None,
    mistakes: Sequence[Misconception] = (),
    seed: int = 0,
) -> Verdict:
    """Check ``obj`` against what release recorded or, when grading, against ``answer``.

    task: its reference is None and its misconceptions are diagnoses without wrong answers, in
    the order that ``recorded`` counts them; ``mistakes`` brings the wrong answers.
    """
    if answer is not None:
        whole = replace(task, reference=answer, misconceptions=tuple(mistakes))
        for tasks in _heard:
            tasks.append(replace(whole, misconceptions=_in_order(task, mistakes)))
        return judge(whole, drive(whole, obj, seed), seed)
    try:
        shown = read(task, recorded)
    except InvalidValueError:
        return Verdict(task.name, task.points, 0.0, "error", messages.FOREIGN_RECORDING)
    return judge(shown, drive(shown, obj, seed), seed)


def _in_order(task: Task, mistakes: Sequence[Misconception]) -> tuple[Misconception, ...]:
    wrong: dict[int, tuple[Any, ...]] = {}
    known = [each.diagnosis for each in task.misconceptions]
    for each in mistakes:
        if each.diagnosis not in known:
            raise InvalidValueError(
                f"{each.diagnosis.id} was expected among the misconceptions of task {task.name!r}; "
                "list its diagnosis there, without wrong answers"
            )
        at = known.index(each.diagnosis)
        wrong[at] = (*wrong.get(at, ()), *each.wrong)
    return tuple(Misconception(said, wrong.get(at, ())) for at, said in enumerate(known))


def visible(task: Task) -> Task:
    """The task on the cases that students may see, which no seed changes."""
    cases = tuple(case for case in task.cases(0) if not case.hidden)
    praise = messages.VISIBLE_RIGHT if task.praise is messages.ALL_RIGHT else task.praise
    return replace(task, cases=lambda seed: _fresh(cases), praise=praise)


def _fresh(cases: tuple[Case, ...]) -> tuple[Case, ...]:
    """Inputs that a case spoils are whole again in the next drive."""
    return tuple(replace(case, inputs=_copy(dict(case.inputs))) for case in cases)


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_copy(each) for each in value)
    return value.copy() if isinstance(value, np.ndarray) and value.flags.c_contiguous else value


def write(task: Task) -> str:
    """One line: what the reference gives, then ``;number@`` and each wrong answer's sketch."""
    shown = visible(task)
    cases = shown.cases(0)
    right = rehearse(shown, shown.reference)
    for case, record in zip(cases, right.cases, strict=True):
        if record.raised:
            raise InvalidValueError(
                f"the answer of task {task.name!r} was expected to run on every visible case; on "
                f"{case.name.en!r} it raised {record.raised.name}: {record.raised.text}"
            )
    base = [sketch(record) for record in right.cases]
    nothing = [CaseRecord() for _ in cases]
    lines = [_answer(cases, nothing, right.cases)]
    for at, each in enumerate(shown.misconceptions):
        own: dict[str, None] = {}
        for wrong in each.wrong:
            found = [sketch(record) for record in rehearse(shown, wrong).cases]
            own[f"{at}@{_answer(cases, base, found)}"] = None
            # A notebook stays small: it knows the first versions, grading knows them all.
            if len(own) == MOST_VERSIONS:
                break
        lines += own
    return ";".join(lines)


def read(task: Task, recorded: str) -> Task:
    """The visible task with recorded answers; InvalidValueError for what ``write`` did not make."""
    shown = visible(task)
    cases = shown.cases(0)
    try:
        first, *rest = recorded.split(";")
        right = Recording(tuple(_records(cases, [CaseRecord() for _ in cases], first)))
        base = [sketch(record) for record in right.cases]
        wrong: dict[int, list[Sketches]] = {}
        for line in rest:
            number, _, text = line.partition("@")
            wrong.setdefault(int(number), []).append(Sketches(tuple(_records(cases, base, text))))
        mistakes = tuple(
            Misconception(each.diagnosis, tuple(wrong.get(at, ())))
            for at, each in enumerate(task.misconceptions)
        )
    except (ValueError, IndexError, binascii.Error) as error:
        raise InvalidValueError(
            f"what release recorded for task {task.name!r} was expected; got {recorded[:40]!r}"
        ) from error
    return replace(shown, reference=right, misconceptions=mistakes)


def keep(task: Task, before: str, now: str) -> str:
    """``before`` where both say the same, within a quarter of the tolerance; otherwise ``now``."""
    try:
        old, new = read(task, before), read(task, now)
    except InvalidValueError:
        return now
    near = [replace(case, tolerance=case.tolerance / 4) for case in new.cases(0)]
    pairs = [(old.reference, new.reference)]
    for had, has in zip(old.misconceptions, new.misconceptions, strict=True):
        if len(had.wrong) != len(has.wrong):
            return now
        pairs += zip(had.wrong, has.wrong, strict=True)
    agrees = (
        same(*each)
        for one, other in pairs
        for each in zip(near, one.cases, other.cases, strict=True)
    )
    return before if all(agrees) else now


def _answer(
    cases: Sequence[Case], base: Sequence[CaseRecord], records: Sequence[CaseRecord]
) -> str:
    """Per case what ``base`` has not: ``key~value``, ``key~0`` if it is missing, ``!error``."""
    rows = []
    for case, old, new in zip(cases, base, records, strict=True):
        parts = [
            f"{quote(key, safe='[]#')}~{_value(value, case.tolerance)}"
            for key, value in new.values.items()
            if key not in old.values or not agree(old.values[key], value, case.tolerance)
        ]
        parts += [f"{quote(key, safe='[]#')}~0" for key in old.values if key not in new.values]
        if new.raised:
            parts.append(f"!{new.raised.name}")
        rows.append(" ".join(parts))
    return "|".join(rows)


def _records(cases: Sequence[Case], base: Sequence[CaseRecord], text: str) -> Iterator[CaseRecord]:
    for _, old, row in zip(cases, base, text.split("|"), strict=True):
        values = dict(old.values)
        raised = old.raised
        for part in row.split():
            if part.startswith("!"):
                raised = Raised(part[1:])
                continue
            key, _, value = part.partition("~")
            if value == "0":
                values.pop(unquote(key))
            else:
                values[unquote(key)] = _plain(value)
        yield CaseRecord(values, raised)


def _value(value: Plain, tolerance: float) -> str:
    if value is None:
        return "-"
    if isinstance(value, str):
        return "$" + quote(value, safe="[],:")
    if isinstance(value, Foreign):
        return f"?{value.name}"
    return _array(value, tolerance)


def _array(value: Array, tolerance: float) -> str:
    """``shape:exponent:digits``: whole multiples of 2^exponent in three bytes, four letters."""
    finite = np.isfinite(value)
    scale = max(float(np.abs(value[finite]).max(initial=0.0)), SMALLEST_SCALE)
    quantum = scale * max(2.0**-_BITS, tolerance / 32 if tolerance > 2e-5 else 0.0)
    exponent = int(np.ceil(np.log2(quantum)))
    steps = np.where(finite, np.rint(np.where(finite, value, 0.0) / 2.0**exponent), _NOT_FINITE)
    raw = steps.astype("<i4").reshape(-1, 1).view(np.uint8)[:, :3].tobytes()
    return f"{'x'.join(map(str, value.shape))}:{exponent}:{base64.b64encode(raw).decode('ascii')}"


def _plain(text: str) -> Plain:
    if text == "-":
        return None
    if text[0] == "$":
        return unquote(text[1:])
    if text[0] == "?":
        return Foreign(text[1:])
    shape_text, exponent, digits = text.split(":")
    shape = tuple(int(length) for length in shape_text.split("x")) if shape_text else ()
    raw = np.frombuffer(base64.b64decode(digits, validate=True), dtype=np.uint8)
    padded = np.zeros((prod(shape), 4), dtype=np.uint8)
    padded[:, 1:] = raw.reshape(prod(shape), 3)
    steps = padded.view("<i4").reshape(shape) >> 8
    value = steps * 2.0 ** int(exponent)
    return np.where(steps == _NOT_FINITE, np.nan, value)
