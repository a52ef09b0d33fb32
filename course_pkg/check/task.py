"""A task as data, and ``drive``: call the student's object, keep only plain values.

``drive`` is the half of a check that runs where the student's code runs; ``judge`` (its own
module) is the half that may run elsewhere. Nothing but a ``Recording`` passes between them.
"""

from __future__ import annotations

import contextlib
import io
import sysconfig
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from course_pkg.check import messages, rules
from course_pkg.check.recording import MAX_TEXT, CaseRecord, Plain, Raised, Recording, plain
from course_pkg.check.seed import chosen
from course_pkg.check.verdict import Text

FLOAT64 = 1e-5
"""Tolerance of float64 inputs: wide enough for an answer that computes in float32."""

FLOAT32 = 1e-4
"""Tolerance of float32 inputs."""

OFFSET = 5e-3
"""Tolerance at mean 10⁴: there float32 has three digits left for the deviations."""

_PACKAGE = str(Path(__file__).resolve().parents[1])
_LIBRARIES = (
    _PACKAGE,
    sysconfig.get_paths()["stdlib"],
    sysconfig.get_paths()["purelib"],
    sysconfig.get_paths()["platlib"],
    "<__array_function__",
    "<frozen",
)


DriveCase = Callable[[Any, Mapping[str, Any]], Iterator[tuple[str, object]]]
Enough = Callable[[str, Plain], bool]


@dataclass(frozen=True, slots=True)
class Case:
    """One set of inputs. Of a hidden case a message tells the name and nothing else.

    group: which parts of the task it belongs to (see Part); tolerance: relative to the largest
    expected value; shape: of what the student calls x, where it is not that of the input x.
    """

    name: Text
    inputs: Mapping[str, Any]
    group: str = ""
    hidden: bool = False
    tolerance: float = FLOAT64
    shape: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the points: the values under ``keys``, in the cases of ``group`` (None: all)."""

    title: Text
    keys: tuple[str, ...]
    weight: float = 1.0
    group: str | None = None

    def __post_init__(self) -> None:
        # Steps are cut off before keys are compared: a step here would match nothing, and a
        # value that matches no part costs no points, however wrong it is.
        if stepped := [key for key in self.keys if "[" in key]:
            raise ValueError(f"keys name a value without its step; got {', '.join(stepped)}")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A misconception in words: its catalogue id, what is wrong, what to do, what to reread."""

    id: str
    message: Text
    next_step: Text
    section: str


@dataclass(frozen=True, slots=True)
class Misconception:
    """A diagnosis and the wrong answers, driven like the student's, that it explains."""

    diagnosis: Diagnosis
    wrong: tuple[Any, ...]


Row = tuple[Case, CaseRecord, CaseRecord]
"""A case, what is right there, and what came."""


@dataclass(frozen=True, slots=True)
class Symptom:
    """A diagnosis by what is wrong where, for mistakes of which no wrong answer is known.

    shown: whether the rows of all cases, in the order of the task, show it.
    """

    diagnosis: Diagnosis
    shown: Callable[[Sequence[Row]], bool]


@dataclass(frozen=True, slots=True)
class Task:
    """What one graded cell asks.

    name: grade id; cases: seed -> inputs, built anew on every call; drive_case: the student's
    object and the inputs of a case -> (key, value) pairs; reference: a right answer, driven the
    same way; explain: key -> the sentence to say when this value is wrong; praise: what to say
    when all is right; wanted: what every value should be; symptoms: what to say where no
    misconception fits, the first that shows.
    """

    name: str
    points: float
    title: Text
    section: str
    cases: Callable[[int], tuple[Case, ...]]
    drive_case: DriveCase
    reference: Any
    parts: tuple[Part, ...]
    misconceptions: tuple[Misconception, ...]
    symptoms: tuple[Symptom, ...] = ()
    explain: Mapping[str, Text] = field(default_factory=dict)
    praise: Text = messages.ALL_RIGHT
    wanted: Text = messages.ARRAY


class Elsewhere:
    """Stands for a student's object that lives in another process, and is driven there."""

    def drive(self, task: Task, obj: object, cases: Sequence[Case]) -> Recording:
        """What ``obj`` (this object, or a container that holds it) did in ``cases``."""
        raise NotImplementedError


def drive(task: Task, obj: object, seed: int = 0) -> Recording:
    """Let ``obj`` answer every case of ``task`` and record what came back.

    Exceptions become records, output is swallowed, warnings are ignored. Only an interrupt
    (a grader's deadline) passes through. What is not in this process is driven where it is.
    """
    cases = task.cases(chosen(seed))
    for part in _parts(obj):
        if isinstance(part, Elsewhere):
            return part.drive(task, obj, cases)
    return Recording(tuple(observe(task.drive_case, obj, case.inputs) for case in cases))


def rehearse(task: Task, obj: object, seed: int = 0) -> Recording:
    """``drive`` for an answer of the project's own: no rule of what may be used holds for it."""
    with rules.off():
        return drive(task, obj, seed)


def _parts(obj: object) -> list[object]:
    if isinstance(obj, dict):
        return list(obj.values())
    return list(obj) if isinstance(obj, tuple | list) else [obj]


def record(task: Task, obj: object, case: Case, enough: Enough = lambda *_: False) -> CaseRecord:
    """One case of ``rehearse``; the inputs of ``case`` are there to be spoilt."""
    with rules.off():
        return observe(task.drive_case, obj, case.inputs, enough)


def observe(
    drive_case: DriveCase,
    obj: object,
    inputs: Mapping[str, Any],
    enough: Enough = lambda *_: False,
) -> CaseRecord:
    """What ``obj`` does with ``inputs``, as plain values; up to the first that is ``enough``."""
    before = {name: [np.array(each) for each in _arrays(inputs[name])] for name in inputs}
    values = {}
    raised = None
    sink = _Sink()
    with (
        contextlib.redirect_stdout(sink),
        contextlib.redirect_stderr(sink),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        try:
            rules.look(obj, *rules.ALWAYS)
            for key, value in drive_case(obj, inputs):
                values[key] = plain(value)
                if enough(key, values[key]):
                    break
        except (Exception, SystemExit, rules.Forbidden) as error:
            raised = _raised(error)
    changed = tuple(
        name for name, arrays in before.items() if not _same(arrays, _arrays(inputs[name]))
    )
    return CaseRecord(values, raised, sink.written, changed)


def _arrays(value: object) -> list[np.ndarray[Any, Any]]:
    """The arrays in an input: itself, or those of a list."""
    if isinstance(value, list | tuple):
        return [array for each in value for array in _arrays(each)]
    if isinstance(value, dict):
        return _arrays(list(value.values()))
    return [value] if isinstance(value, np.ndarray) else []


def _same(ones: list[np.ndarray[Any, Any]], others: list[np.ndarray[Any, Any]]) -> bool:
    return len(ones) == len(others) and all(
        np.array_equal(one, other, equal_nan=one.dtype.kind in "fc")
        for one, other in zip(ones, others, strict=True)
    )


class _Sink(io.TextIOBase):
    """Takes any output and remembers only that there was some."""

    written = False

    def write(self, text: str) -> int:
        self.written = self.written or bool(text.strip())
        return len(text)

    def writable(self) -> bool:
        return True


def _raised(error: BaseException) -> Raised:
    try:
        text = str(error)
    except Exception:
        text = ""
    # The last frame that is neither a library's nor ours is the student's own line.
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if not frame.filename.startswith(_LIBRARIES)
    ]
    first = text.strip().splitlines()[0] if text.strip() else ""
    return Raised(type(error).__name__[:60], first[:MAX_TEXT], lines[-1] if lines else None)
