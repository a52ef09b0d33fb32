"""What a graded verdict repeats of what the student's process said, and nothing besides.

That process has seen the hidden inputs, of this task and of those before it: any word, name or
number of its own choosing could be one of them, in any code. So what it says is replaced by what
stands in a list here: the name of a type that everybody has, an error in the interpreter's own
words with a few small numbers, a line. Of a hidden case not even the numbers are repeated. In a
notebook, where students talk to themselves, all of it is.
"""

from __future__ import annotations

import builtins
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from course_pkg.check import rules
from course_pkg.check.recording import CaseRecord, Foreign, Raised, Recording
from course_pkg.check.task import Case

GAP = "…"
MAX_DIGITS = 12
"""Of all numbers of an error together."""

MAX_LINE = 9999

_HOMES = ("builtins", "types", "collections", "numpy", "numpy.linalg", "numpy.exceptions")
_TORCH = ("torch", "torch.nn", "torch.utils.data", "torch.optim")
_UNNAMED = frozenset(
    {
        *("NoneType", "function", "method", "module", "generator", "builtin_function_or_method"),
        *("ellipsis", "dict_keys", "dict_values", "dict_items", "list_iterator", "partial"),
        *("DataFrame", "Series", "csr_matrix", "Remote"),
    }
)
"""Types that everybody may meet, and that stand under no such name in these modules."""

_ERRORS = (
    "division by zero",
    "float division by zero",
    "integer division or modulo by zero",
    "math domain error",
    "math range error",
    "maximum recursion depth exceeded…",
    "'T' object is not callable",
    "'T' object is not iterable",
    "'T' object is not subscriptable",
    "'T' object has no attribute '…'",
    "'T' object does not support item assignment",
    "object of type 'T' has no len()",
    "unsupported operand type(s) for …: 'T' and 'T'",
    "bad operand type for unary …: 'T'",
    "…() takes N positional argument but N were given",
    "…() takes N positional arguments but N was given",
    "…() takes N positional arguments but N were given",
    "…() takes from N to N positional arguments but N were given",
    "…() missing N required positional argument: …",
    "…() missing N required positional arguments: …",
    "…() missing N required keyword-only argument: …",
    "…() got an unexpected keyword argument '…'",
    "…() got multiple values for argument '…'",
    "not enough values to unpack (expected N, got N)",
    "too many values to unpack (expected N)",
    "cannot unpack non-iterable T object",
    "list index out of range",
    "tuple index out of range",
    "string index out of range",
    "list indices must be integers or slices, not T",
    "index N is out of bounds for axis N with size N",
    "axis N is out of bounds for array of dimension N",
    "too many indices for array: array is N-dimensional, but N were indexed",
    "operands could not be broadcast together with shapes …",
    "operands could not be broadcast together with remapped shapes …",
    "shapes … not aligned: N (dim N) != N (dim N)",
    "cannot reshape array of size N into shape …",
    "all the input array dimensions except for the concatenation axis must match exactly…",
    "only integer scalar arrays can be converted to a scalar index",
    "only length-1 arrays can be converted to Python scalars",
    "only 0-dimensional arrays can be converted to Python scalars",
    "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
    "assignment destination is read-only",
    "name '…' is not defined",
    "cannot access local variable '…' where it is not associated with a value",
    "local variable '…' referenced before assignment",
    "No module named '…'",
    "Singular matrix",
    "The size of tensor a (N) must match the size of tensor b (N) at non-singleton dimension N",
    "mat1 and mat2 shapes cannot be multiplied (NxN and NxN)",
    "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
    "element N of tensors does not require grad and does not have a grad_fn",
    "a leaf Variable that requires grad is being used in an in-place operation.",
    "a view of a leaf Variable that requires grad is being used in an in-place operation.",
    "expected scalar type T but found T",
)
"""Errors of Python, NumPy and torch. N: a number; T: a type; …: anything, and not repeated."""


def repeatable(recording: Recording, cases: Sequence[Case]) -> Recording:
    """The recording without what its sender could have put into it to be read."""
    pairs = zip(recording.cases, cases, strict=False)
    kept = [_record(got, case) for got, case in pairs]
    # Of another number of cases than there are it is refused as a whole.
    return Recording((*kept, *(CaseRecord() for _ in recording.cases[len(kept) :])))


def _record(got: CaseRecord, case: Case) -> CaseRecord:
    return replace(
        got,
        values={
            key: Foreign(type_known(value.name)) if isinstance(value, Foreign) else value
            for key, value in got.values.items()
        },
        raised=None if got.raised is None else _raised(got.raised, case.hidden),
        changed=tuple(name for name in case.inputs if name in got.changed),
    )


def _raised(raised: Raised, hidden: bool) -> Raised:
    if raised.name == "Forbidden":
        return Raised("Forbidden", raised.text if rules.is_known(raised.text) else "")
    line = raised.line if raised.line is not None and 0 < raised.line <= MAX_LINE else None
    text = error_known(raised.text)
    if hidden or sum(letter.isdigit() for letter in text) > MAX_DIGITS:
        text = re.sub(r"\d+", GAP, text)
    return Raised(exception_known(raised.name), text, line)


def error_known(text: str) -> str:
    """An error in the interpreter's own words; nothing for any other."""
    for error in _patterns():
        if found := error.fullmatch(text):
            return _filled(text, found)
    return ""


def _filled(text: str, found: re.Match[str]) -> str:
    parts, end = [], 0
    for at, value in enumerate(found.groups(), start=1):
        parts.append(text[end : found.start(at)])
        # A shape is numbers, and a type is known; whatever else stood there was anybody's choice.
        plain = re.fullmatch(r"(\([\d, ]*\) ?)*", value) or is_type(value)
        parts.append(value if plain else GAP)
        end = found.end(at)
    return "".join(parts) + text[end:]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    made = []
    for error in _ERRORS:
        pattern = re.escape(error).replace(GAP, "(.{0,150}?)")
        pattern = re.sub(r"\bN(?=\b|x)|(?<=x)N\b", r"[0-9]{1,5}", pattern)
        made.append(re.compile(re.sub(r"\bT\b", r"([\\w.]{1,60})", pattern)))
    return tuple(made)


def in_known_words(error: str) -> str:
    """The same of an error that is told with its name; the name alone where that is all."""
    name, _, text = error.partition(": ")
    known = error_known(text)
    return f"{name}: {known}" if known else name


def exception_known(name: str) -> str:
    """The name of an exception that everybody has; ``Exception`` for any other."""
    return name if is_type(name) else "Exception"


def type_known(name: str) -> str:
    """The name of a type that everybody has; ``object`` for any other."""
    return name if is_type(name) else "object"


def is_type(name: str) -> bool:
    """Whether everybody who has Python, NumPy and torch has a type of that name."""
    last = name.removeprefix("numpy.").removeprefix("torch.")
    if last in _UNNAMED or isinstance(vars(builtins).get(last), type):
        return True
    known = [vars(sys.modules[home]) for home in (*_HOMES, *_TORCH) if home in sys.modules]
    return any(isinstance(each.get(last), type) for each in known)
