"""What a student's object did, as plain data: arrays of float64, text, and sentences' raw material.

A recording is made where the student's code runs and judged elsewhere. It carries values only,
so that no object with a clever ``__eq__`` ever meets the comparison.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.errors import InvalidValueError

Array = npt.NDArray[np.float64]

MAX_ITEMS = 1_000_000
MAX_TEXT = 200


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something that is not data; only the name of its type is kept."""

    name: str


Plain = Array | str | None | Foreign
"""What a recording may hold. Numbers and booleans are arrays without axes."""


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception of the student's code; ``line`` counts in the student's cell."""

    name: str
    text: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One case: the values up to the exception, if there was one.

    changed: names of the inputs that the student's code modified.
    """

    values: Mapping[str, Plain] = field(default_factory=dict)
    raised: Raised | None = None
    printed: bool = False
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """One record per case, in the order of the task's cases."""

    cases: tuple[CaseRecord, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain values that ``json`` writes; arrays as base64 of little-endian float64."""
        return {"cases": [_case_to_json(case) for case in self.cases]}

    @classmethod
    def from_json(cls, data: object) -> Recording:
        """The inverse of ``to_json``; anything else is an InvalidValueError, never a surprise."""
        try:
            cases = data["cases"]  # type: ignore[index]
            return cls(tuple(_case_from_json(case) for case in cases))
        except (TypeError, KeyError, ValueError, AttributeError, binascii.Error) as error:
            raise InvalidValueError(
                f"a recording was expected, as Recording.to_json writes it; got something else "
                f"({type(error).__name__})"
            ) from error


def plain(value: object) -> Plain:
    """``value`` rebuilt as plain data; subclasses become exact arrays, objects their type's name.

    Floats of any width, integers and booleans become float64: what is compared is the number.
    """
    if value is None:
        return None
    if type(value) is str:
        return value[:MAX_TEXT]
    if isinstance(value, bool | int | float | np.generic | np.ndarray):
        array = np.array(value, subok=False)
        if array.dtype.kind in "fiub" and array.size <= MAX_ITEMS:
            return array.astype(np.float64)
    return Foreign(type_name(value))


def type_name(value: object) -> str:
    """The name of the type of ``value``, fit to be put into a sentence."""
    name = str(type(value).__name__)
    return name if re.fullmatch(r"\w{1,60}", name) else "object"


def _case_to_json(case: CaseRecord) -> dict[str, Any]:
    raised = case.raised
    return {
        "values": {key: _to_json(value) for key, value in case.values.items()},
        "raised": None if raised is None else [raised.name, raised.text, raised.line],
        "printed": case.printed,
        "changed": list(case.changed),
    }


def _case_from_json(data: Mapping[str, Any]) -> CaseRecord:
    raised = data["raised"]
    if raised is not None:
        name, text, line = raised
        raised = Raised(_text(name), _text(text), None if line is None else int(line))
    return CaseRecord(
        values={_text(key): _from_json(value) for key, value in data["values"].items()},
        raised=raised,
        printed=bool(data["printed"]),
        changed=tuple(_text(name) for name in data["changed"]),
    )


def _to_json(value: Plain) -> object:
    if isinstance(value, Foreign):
        return {"foreign": value.name}
    if isinstance(value, np.ndarray):
        data = base64.b64encode(value.astype("<f8").tobytes()).decode("ascii")
        return {"shape": list(value.shape), "data": data}
    return value


def _from_json(value: object) -> Plain:
    if value is None:
        return None
    if isinstance(value, str):
        return _text(value)
    if not isinstance(value, dict):
        raise TypeError("neither text nor an array")
    if "foreign" in value:
        return Foreign(_text(value["foreign"]))
    shape = tuple(int(length) for length in value["shape"])
    data = base64.b64decode(value["data"], validate=True)
    # An axis of length 0 would hide from the product how long the others are said to be.
    size = prod(max(length, 1) for length in shape)
    if len(shape) > 8 or min(shape, default=0) < 0 or size > MAX_ITEMS:
        raise ValueError("too big")
    return np.frombuffer(data, dtype="<f8").reshape(shape).astype(np.float64)


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise TypeError("not a short text")
    return value
