"""In the student's process: answer the checker's questions about the student's objects.

Whatever is said here is a claim: the student's code can change this module too.
"""

from __future__ import annotations

import builtins
import contextlib
import functools
import importlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from course_pkg.check.recording import MAX_TEXT, Recording, type_name
from course_pkg.check.task import observe
from course_pkg.grading.sandbox import child
from course_pkg.grading.sandbox.codec import CodecError, decode, encode
from course_pkg.grading.sandbox.values import Packed, bases, no_reference, pack, unpack

PATH: Final = "course_pkg.grading.sandbox.answering:answer"
PLACE: Final = "course_pkg.grading.sandbox.answering:place"
MAX_PRINTED: Final = 100_000

Names = dict[str, Any]

_kept: dict[int, object] = {}
"""What the checker holds references to. A restart forgets it; names are found again."""


def answer(user_ns: Names, payload: bytes) -> bytes:
    """One question, one answer, as the codec has them."""
    question, *parts = decode(payload)
    return encode(_ANSWERS[question](user_ns, *parts))


def place(user_ns: Names, payload: bytes) -> bytes:
    """Put the files of the assignment where the notebook finds them, in the child's own folder."""
    for name, data in decode(payload):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return b""


def _refer(value: object) -> list[Any]:
    number = len(_kept) + 1
    _kept[number] = value
    return ["h", number, type_name(value), bases(value)]


def _object(user_ns: Names, packed: Packed) -> Any:
    def resolve(reference: list[Any]) -> object:
        where = reference[1]
        if reference[0] == "c":
            return functools.partial(_call_back, user_ns, where)
        if isinstance(where, str) and where not in user_ns:
            raise CodecError(f"a name {where!r} was expected in the notebook")
        return user_ns[where] if isinstance(where, str) else _kept[where]

    return unpack(packed, resolve)


def _call_back(user_ns: Names, number: int, *args: Any, **kwargs: Any) -> Any:
    """Call a function that a check has given to the student's: it runs in the checker."""
    packed = [pack(args, _refer), pack(kwargs, _refer)]
    state, *said = decode(child.ask(encode([number, *packed])))
    if state == "ok":
        return _object(user_ns, said[0])
    kind = getattr(builtins, said[0], Exception)
    raise kind(said[1])


def _describe(user_ns: Names, names: list[str]) -> list[Packed]:
    """What each name stands for; an object that is no data is referred to by its name."""
    found = []
    for name in names:
        if name not in user_ns:
            found.append(["n"])
            continue
        value = user_ns[name]
        packed = pack(value, _refer)
        refers = isinstance(packed, list) and packed[0] == "h"
        found.append(["h", name, *packed[2:]] if refers else packed)
    return found


def _drive(
    user_ns: Names, target: Packed, path: str, given: Packed, inputs: list[Packed]
) -> dict[str, Any]:
    """Every case of a task: which function of the package drives it, and with which inputs."""
    obj = _object(user_ns, target)
    module, _, name = path.partition(":")
    args, kwargs = unpack(given, no_reference)
    drive_case = functools.partial(getattr(importlib.import_module(module), name), *args, **kwargs)
    cases = [unpack(case, no_reference) for case in inputs]
    return Recording(tuple(observe(drive_case, obj, case) for case in cases)).to_json()


def _attempt(user_ns: Names, work: Callable[[], object]) -> list[Any]:
    """``["ok", value, printed]`` or ``["raised", builtin type, own type, text, printed]``."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            value = pack(work(), _refer)
        except (Exception, SystemExit) as error:
            known = [each.__name__ for each in type(error).__mro__ if each.__module__ == "builtins"]
            return ["raised", known[0], type_name(error), _words(error), _cut(printed)]
    return ["ok", value, _cut(printed)]


def _call(user_ns: Names, target: Packed, args: Packed, kwargs: Packed) -> list[Any]:
    """Call an object; what it changed of its arguments comes back with the answer."""
    function = _object(user_ns, target)
    positional, named = _object(user_ns, args), _object(user_ns, kwargs)
    given = [*positional, *named.values()]
    before = [_changeable(value) for value in given]
    said = _attempt(user_ns, lambda: function(*positional, **named))
    after = [_changeable(value) for value in given]
    pairs = zip(before, after, strict=True)
    changed = [[at, new] for at, (old, new) in enumerate(pairs) if encode(old) != encode(new)]
    return [*said, changed]


def _changeable(value: object) -> Packed:
    """A copy of an argument that may be changed in place, None of any other."""
    if isinstance(value, str | bytes | int | float | complex | tuple | frozenset):
        return None
    packed = pack(value, lambda _: ["h"])
    return packed if isinstance(packed, list) and packed[0] != "h" else None


def _get(user_ns: Names, target: Packed, name: str) -> list[Any]:
    return _attempt(user_ns, lambda: getattr(_object(user_ns, target), name))


def _item(user_ns: Names, target: Packed, key: Packed) -> list[Any]:
    return _attempt(user_ns, lambda: _object(user_ns, target)[_object(user_ns, key)])


def _length(user_ns: Names, target: Packed) -> list[Any]:
    return _attempt(user_ns, lambda: len(_object(user_ns, target)))


def _items(user_ns: Names, target: Packed) -> list[Any]:
    return _attempt(user_ns, lambda: list(_object(user_ns, target)))


def _next(user_ns: Names, target: Packed) -> list[Any]:
    return _attempt(user_ns, lambda: next(_object(user_ns, target)))


def _cut(printed: io.StringIO) -> str:
    return printed.getvalue()[:MAX_PRINTED].encode(errors="backslashreplace").decode()


def _words(error: BaseException) -> str:
    try:
        return str(error)[: 10 * MAX_TEXT].encode(errors="backslashreplace").decode()
    except Exception:
        return ""


_ANSWERS: Final[dict[str, Callable[..., Any]]] = {
    "describe": _describe,
    "drive": _drive,
    "call": _call,
    "get": _get,
    "item": _item,
    "length": _length,
    "items": _items,
    "next": _next,
}
