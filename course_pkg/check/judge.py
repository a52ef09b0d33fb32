"""``judge``: compare a recording with the right answer, then with every known wrong one.

It never sees the student's object, only what ``drive`` wrote down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from typing import Literal

import numpy as np

from course_pkg.check import messages
from course_pkg.check.compare import agree, differs
from course_pkg.check.naming import INPUT_CHANGED, named
from course_pkg.check.recording import CaseRecord, Foreign, Plain, Raised, Recording, type_name
from course_pkg.check.seed import chosen
from course_pkg.check.task import Case, Diagnosis, Part, Task, rehearse
from course_pkg.check.verdict import Outcome, Text, Verdict

Kind = Literal["raised", "nothing", "foreign", "shape", "value"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One value that is not what it should be."""

    case: Case
    key: str
    kind: Kind
    want: Plain = None
    got: Plain = None
    raised: Raised | None = None


def judge(task: Task, recording: Recording, seed: int = 0) -> Verdict:
    """The verdict on what ``drive`` recorded; the seed must be the one that it was given."""
    cases = task.cases(chosen(seed))
    if len(recording.cases) != len(cases):
        return _verdict(task, 0.0, "error", messages.FOREIGN_RECORDING)
    if recording.cases[0].raised and recording.cases[0].raised.name == "NotImplementedError":
        return _verdict(task, 0.0, "missing", messages.MISSING)
    if used := _forbidden(recording):
        return _verdict(
            task, 0.0, "fail", messages.FORBIDDEN.format(name=used.text or messages.FINISHED)
        )
    right = (
        task.reference
        if isinstance(task.reference, Recording)
        else rehearse(task, task.reference, seed)
    )
    rows = tuple(zip(cases, right.cases, recording.cases, strict=True))
    problems = tuple(found for row in rows for found in _problems(*row))
    passed = [part for part in task.parts if not any(_in(part, each) for each in problems)]
    score = task.points * (fsum(p.weight for p in passed) / fsum(p.weight for p in task.parts))
    if not problems:
        text = lines(task.praise.format(count=len(cases)), *_notes(recording))
        changed = any(case.changed for case in recording.cases)
        return _verdict(task, task.points, "pass", text, INPUT_CHANGED if changed else None)
    shown = next((each for each in problems if not each.case.hidden), problems[0])
    outcome: Outcome = "partial" if score else "error" if shown.kind == "raised" else "fail"
    diagnosis = named(task, rows, seed)
    text = lines(
        *_extent(task, passed, problems, cases),
        join(*_first(task, shown)),
        *_why(task, diagnosis, shown),
        *_notes(recording),
    )
    return _verdict(task, score, outcome, text, diagnosis)


def _forbidden(recording: Recording) -> Raised | None:
    """What was used and may not be."""
    raised = (case.raised for case in recording.cases)
    return next((each for each in raised if each and each.name == "Forbidden"), None)


def join(*texts: Text, by: str = " ") -> Text:
    """The texts one after the other."""
    return Text(ko=by.join(text.ko for text in texts), en=by.join(text.en for text in texts))


def lines(*texts: Text) -> Text:
    """The texts, each on a line of its own: what is wrong, why, what next, remarks."""
    return join(*texts, by="\n")


def _verdict(
    task: Task, score: float, outcome: Outcome, message: Text, found: Diagnosis | None = None
) -> Verdict:
    return Verdict(
        task=task.name,
        points=task.points,
        score=score,
        verdict=outcome,
        message=message,
        misconception=found.id if found else None,
        section=None if outcome == "pass" else found.section if found else task.section,
    )


def _problems(case: Case, right: CaseRecord, got: CaseRecord) -> Iterable[Problem]:
    for key, want in right.values.items():
        if key not in got.values and got.raised:
            yield Problem(case, key, "raised", raised=got.raised)
            continue
        value = got.values.get(key)
        if not agree(want, value, case.tolerance):
            yield Problem(case, key, _kind(want, value), want=want, got=value)


def _kind(want: Plain, got: Plain) -> Kind:
    if got is None:
        return "nothing"
    if isinstance(want, np.ndarray):
        if not isinstance(got, np.ndarray):
            return "foreign"
        if want.shape != got.shape:
            return "shape"
    return "value"


def _in(part: Part, problem: Problem) -> bool:
    """Whether the problem costs the part its points."""
    return _name(problem.key) in part.keys and part.group in (None, problem.case.group)


def _name(key: str) -> str:
    """``running_mean`` of ``running_mean[2]``: the value without the step it was read at."""
    return key.split("[")[0]


def _extent(
    task: Task, passed: list[Part], problems: tuple[Problem, ...], cases: tuple[Case, ...]
) -> list[Text]:
    """How much is right."""
    if passed:
        wrong = [part for part in task.parts if part not in passed]
        return [messages.PARTS.format(right=_titles(passed), wrong=_titles(wrong))]
    failed = {id(problem.case) for problem in problems}
    if len(failed) < len(cases):
        return [messages.SOME_RIGHT.format(right=len(cases) - len(failed), total=len(cases))]
    return []


def _titles(parts: list[Part]) -> Text:
    return Text(
        ko=", ".join(part.title.ko for part in parts),
        en=", ".join(part.title.en for part in parts),
    )


def _first(task: Task, problem: Problem) -> list[Text]:
    """The first value that is wrong, with numbers if its case may be seen."""
    if problem.kind == "raised" and problem.raised:
        return [_input(problem.case), _raised(problem.raised)]
    if problem.case.hidden:
        return [messages.ON_HIDDEN.format(case=problem.case.name)]
    if sentence := task.explain.get(_name(problem.key)):
        return [sentence]
    return [_input(problem.case), _what(task, problem)]


def _input(case: Case) -> Text:
    if case.hidden or not (case.shape or "x" in case.inputs):
        return messages.ON_INPUT.format(case=case.name)
    shape = case.shape or np.shape(case.inputs["x"])
    return messages.ON_INPUT_OF_SIZE.format(case=case.name, shape=shape)


def _what(task: Task, problem: Problem) -> Text:
    want, got, key = problem.want, problem.got, problem.key
    if problem.kind == "nothing":
        return messages.NOTHING.format(key=key)
    if want is None:
        return messages.NONE_WANTED.format(key=key)
    if problem.kind == "foreign":
        return messages.FOREIGN.format(key=key, want=task.wanted, got=_type(got))
    if isinstance(want, np.ndarray) and isinstance(got, np.ndarray):
        if problem.kind == "shape":
            return messages.SHAPE.format(key=key, want=want.shape, got=got.shape)
        wrong = np.argwhere(differs(want, got, problem.case.tolerance))[0]
        at = tuple(int(index) for index in wrong)
        place = f"{key}[{', '.join(map(str, at))}]" if at else key
        return messages.VALUE.format(key=place, want=f"{want[at]:.6g}", got=f"{got[at]:.6g}")
    # A word of the answer's own choosing: any but a short one is named by its type.
    short = isinstance(got, str) and re.fullmatch(r"[\w.]{1,16}", got)
    return messages.VALUE.format(key=key, want=want, got=got if short else _type(got))


def _type(got: Plain) -> str:
    return got.name if isinstance(got, Foreign) else type_name(got)


def _raised(raised: Raised) -> Text:
    where = messages.LINE.format(line=raised.line) if raised.line else Text("", "")
    error = f"{raised.name}: {raised.text}" if raised.text else raised.name
    return messages.RAISED.format(where=where, error=error.rstrip("."))


def _why(task: Task, found: Diagnosis | None, shown: Problem) -> list[Text]:
    section = messages.SECTIONS[found.section if found else task.section]
    reread = messages.REREAD.format(section=section)
    if found:
        return [found.message, join(found.next_step, reread)]
    if _name(shown.key) in task.explain:
        return [reread]
    if shown.kind in ("value", "shape"):
        return [join(messages.UNKNOWN, reread)]
    return []


def _notes(recording: Recording) -> list[Text]:
    notes = []
    changed = sorted({name for case in recording.cases for name in case.changed})
    if changed:
        notes.append(messages.CHANGED.format(names=", ".join(changed)))
    if any(case.printed for case in recording.cases):
        notes.append(messages.PRINTED)
    return notes
