"""Bug hunts: the student writes a test, and it meets implementations of which some are wrong.

A test is two functions. ``inputs()`` lists arguments to try, one dictionary each;
``accepts(arguments, output)`` says whether an output is right. The implementations run on the
side that judges: the student's process gets their outputs only, in an order drawn from the seed.
The planted bugs that grade stand in the hidden part of the check cell, not in this package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_pkg.check import hunt_messages as words
from course_pkg.check import messages, rules
from course_pkg.check.hunt_beliefs import Untried, believed, overlooked
from course_pkg.check.judge import join, lines
from course_pkg.check.luck import ASKED, counted, wavers
from course_pkg.check.recording import CaseRecord, Foreign, Plain
from course_pkg.check.repeated import in_known_words
from course_pkg.check.seed import chosen
from course_pkg.check.task import Case, Diagnosis, DriveCase, Part, Task, drive
from course_pkg.check.verdict import Outcome, Text, Verdict

MAX_INPUTS = 30
MAX_NUMBERS = 20_000


@dataclass(frozen=True, slots=True)
class Planted:
    """An implementation under test and, in words, what is special about it.

    said: the misconception that a bug stands for, where the catalogue has it.
    """

    name: Text
    fn: Callable[..., Any]
    said: Diagnosis | None = None


@dataclass(frozen=True, slots=True)
class Hunt:
    """A bug hunt: grade id, points, section, the arguments of the function under test.

    right: implementations that must be accepted, written differently; bugs: those of the visible
    check, named in its messages; optional: arguments that a dictionary may leave out; untried and
    probes: inputs that a test may lack, and wrong implementations that show what it does not look
    at: neither costs points.
    """

    name: str
    points: float
    section: str
    asked: tuple[str, ...]
    right: tuple[Planted, ...]
    bugs: tuple[Planted, ...]
    optional: tuple[str, ...] = ()
    untried: tuple[Untried, ...] = ()
    probes: tuple[Planted, ...] = ()


def hunted(
    hunt: Hunt,
    inputs: object,
    accepts: object,
    bugs: Sequence[Planted] | None = None,
    seed: int = 0,
) -> Verdict:
    """The verdict on a test; ``bugs``, when given, replace the visible ones and stay unnamed."""
    first = drive(_task(hunt, give_inputs, ({},)), inputs, seed).cases[0]
    if first.raised:
        return _stopped(hunt, first, words.INPUTS_RAISED)
    tries = _tries(hunt, first)
    if tries is None:
        names = ", ".join(hunt.asked)
        return _verdict(hunt, 0, "fail", words.NO_INPUTS.format(names=names, most=MAX_INPUTS))
    for number, arguments in enumerate(tries, start=1):
        for each in hunt.right:
            if (error := _run(each, arguments)[1]) is not None:
                said = error if bugs is None else in_known_words(error)
                return _verdict(hunt, 0, "fail", words.UNFIT.format(number=number, error=said))
    # When grading, the visible bugs run too: not for points, but to name what the test believes.
    under_test = [*hunt.right, *(bugs or ()), *hunt.bugs, *hunt.probes]
    again = [*range(len(under_test)), *[*range(len(hunt.right))] * (ASKED - 1)]
    order = np.random.default_rng([chosen(seed), 77]).permutation(again).tolist()
    runs = [[_run(each, arguments) for arguments in tries] for each in under_test]
    cases = [
        {
            "tries": [each for each, run in zip(tries, runs[at], strict=True) if run[1] is None],
            "outputs": [output for output, error in runs[at] if error is None],
        }
        for at in order
    ]
    asked = drive(_task(hunt, ask, cases), accepts, seed)
    for record in asked.cases:
        if record.raised:
            return _stopped(hunt, record, words.ACCEPTS_RAISED)
    odd = [each for record in asked.cases for each in record.values.values() if _is_odd(each)]
    if odd:
        got = odd[0].name if isinstance(odd[0], Foreign) else "None" if odd[0] is None else "array"
        return _verdict(hunt, 0, "fail", words.NOT_BOOL.format(got=got))
    answers: dict[int, list[list[bool]]] = {}
    for at, record in zip(order, asked.cases, strict=True):
        answers.setdefault(at, []).append(_answers(record, [run[1] is None for run in runs[at]]))
    return _scored(hunt, answers, bugs, tries)


def give_inputs(fn: Callable[[], object], inputs: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The student's list, flat: what a dictionary holds under ``number.name``."""
    given = fn()
    rows = list(given) if isinstance(given, list | tuple) else []
    yield "count", len(rows)
    for number, row in enumerate(rows[:MAX_INPUTS]):
        if isinstance(row, dict):
            for name, value in row.items():
                yield from _flat(f"{number}.{name}", value)


def _flat(key: str, value: object) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list | tuple):
        yield f"{key}[]", len(value)
        for at, each in enumerate(value):
            yield from _flat(f"{key}[{at}]", each)
    else:
        yield f"{key}:", np.asarray(value).dtype.kind if value is not None else "-"
        yield key, value


def ask(fn: Callable[..., object], inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """What the student's test says to each output; arguments it spoils are spoilt for it alone."""
    for number, pair in enumerate(zip(inputs["tries"], inputs["outputs"], strict=True)):
        arguments, output = deepcopy(pair)
        yield f"{number}", fn(arguments, output)


def _task(
    hunt: Hunt,
    drive_case: DriveCase,
    cases: Sequence[dict[str, Any]],
) -> Task:
    made = tuple(Case(Text("", ""), inputs) for inputs in cases)
    return Task(
        name=hunt.name,
        points=hunt.points,
        title=Text("", ""),
        section=hunt.section,
        cases=lambda seed: made,
        drive_case=drive_case,
        reference=None,
        parts=(Part(Text("", ""), ()),),
        misconceptions=(),
    )


def _tries(hunt: Hunt, record: CaseRecord) -> list[dict[str, Any]] | None:
    """The dictionaries rebuilt from a record, None if they are not what was asked for."""
    values = record.values
    count = values.get("count")
    if not isinstance(count, np.ndarray) or not 1 <= int(count) <= MAX_INPUTS:
        return None
    numbers = sum(each.size for each in values.values() if isinstance(each, np.ndarray))
    tries = []
    for number in range(int(count)):
        stem = f"{number}."
        names = {
            key[len(stem) :].partition("[")[0].removesuffix(":")
            for key in values
            if key.startswith(stem)
        }
        if not set(hunt.asked) <= names or names - {*hunt.asked, *hunt.optional}:
            return None
        try:
            tries.append({name: _built(stem + name, values) for name in sorted(names)})
        except (TypeError, KeyError, RecursionError):
            return None
    return tries if numbers <= MAX_NUMBERS else None


def _built(key: str, values: Mapping[str, Plain]) -> Any:
    length = values.get(f"{key}[]")
    if isinstance(length, np.ndarray):
        if int(length) > MAX_NUMBERS:
            raise TypeError
        return [_built(f"{key}[{at}]", values) for at in range(int(length))]
    value, kind = values[key], values[f"{key}:"]
    if isinstance(value, Foreign):
        raise TypeError
    if isinstance(value, np.ndarray):
        exact = {"b": np.bool_, "i": np.int64, "u": np.int64}.get(str(kind), np.float64)
        array: np.ndarray[Any, Any] = value.astype(exact)
        return array if array.ndim else array.item()
    return value


def _run(each: Planted, arguments: Mapping[str, Any]) -> tuple[Any, str | None]:
    """The output as plain data, or None and what went wrong."""
    with rules.off(), np.errstate(all="ignore"):
        try:
            return _data(each.fn(**deepcopy(dict(arguments)))), None
        except Exception as error:
            text = str(error).strip().splitlines()
            return None, f"{type(error).__name__}: {text[0][:120]}" if text else type(
                error
            ).__name__


def _data(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return type(value)(_data(each) for each in value)
    if isinstance(value, np.generic):
        return value.item()
    return value


def _is_odd(value: Plain) -> bool:
    return not (
        isinstance(value, np.ndarray) and value.size == 1 and float(value.flat[0]) in (0, 1)
    )


def _answers(record: CaseRecord, ran: Sequence[bool]) -> list[bool]:
    """Per input whether the output was accepted; what gave none was not."""
    answers = iter(each for each in record.values.values() if isinstance(each, np.ndarray))
    return [bool(next(answers).flat[0]) if ok else False for ok in ran]


def _scored(
    hunt: Hunt,
    answers: Mapping[int, list[list[bool]]],
    bugs: Sequence[Planted] | None,
    tries: Sequence[Mapping[str, Any]],
) -> Verdict:
    rights = range(len(hunt.right))
    said = {at: [all(each) for each in zip(*rows, strict=True)] for at, rows in answers.items()}
    alarms = [
        (number, hunt.right[at].name)
        for number in range(len(said[0]))
        for at in rights
        if not said[at][number]
    ]
    usable = [all(said[at][number] for at in rights) for number in range(len(said[0]))]
    planted = hunt.bugs if bugs is None else tuple(bugs)
    missed = []
    for at, bug in enumerate(planted, start=len(hunt.right)):
        if not any(fit and not accepted for fit, accepted in zip(usable, said[at], strict=True)):
            missed.append(bug)
    caught = len(planted) - len(missed)
    asked = [answers[at] for at in rights]
    score = counted(hunt.points * caught / len(planted), hunt.points, asked)
    if not alarms and not missed:
        text = words.ALL_CAUGHT.format(total=len(planted))
        return _verdict(
            hunt, hunt.points, "pass", join(text, words.OTHERS) if bugs is None else text
        )
    said_lines = [words.CAUGHT.format(total=len(planted), caught=caught)]
    if alarms:
        number, name = alarms[0]
        hint = words.WAVERS if wavers(asked) else words.ROUNDING
        said_lines.append(words.FALSE_ALARM.format(number=number + 1, name=name))
        said_lines.append(join(words.ALARMS_COST, hint))
    known = (*(bugs or ()), *hunt.bugs)
    found = None if wavers(asked) else believed(said, len(hunt.right), known)
    if not found and not alarms:
        probes = zip(hunt.probes, range(len(said) - len(hunt.probes), len(said)), strict=True)
        passed = [each.said for each, at in probes if each.said and all(said[at])]
        if found := overlooked(tries, hunt.untried, passed):
            said_lines.append(words.OVERLOOKED.format(message=found.message, next=found.next_step))
    elif found:
        said_lines.append(words.BELIEF.format(message=found.message, next=found.next_step))
    if missed and bugs is None:
        names = Text(
            ko=", ".join(bug.name.ko for bug in missed), en=", ".join(bug.name.en for bug in missed)
        )
        said_lines.append(join(words.ESCAPED.format(names=names), words.THINK))
    elif missed:
        said_lines.append(words.MORE_KINDS)
    return _verdict(hunt, score, "partial" if score else "fail", lines(*said_lines), found)


def _stopped(hunt: Hunt, record: CaseRecord, template: Text) -> Verdict:
    raised = record.raised
    if raised is None or raised.name == "NotImplementedError":
        return _verdict(hunt, 0, "missing", messages.MISSING)
    if raised.name == "Forbidden":
        used = raised.text or messages.FINISHED
        return _verdict(hunt, 0, "fail", messages.FORBIDDEN.format(name=used))
    where = messages.LINE.format(line=raised.line) if raised.line else Text("", "")
    error = f"{raised.name}: {raised.text}".rstrip(".: ")
    return _verdict(hunt, 0, "error", template.format(where=where, error=error))


def _verdict(
    hunt: Hunt, score: float, outcome: Outcome, message: Text, found: Diagnosis | None = None
) -> Verdict:
    named = (found.id if found else None, None if outcome == "pass" else hunt.section)
    return Verdict(hunt.name, hunt.points, score, outcome, message, *named)
