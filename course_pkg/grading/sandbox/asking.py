"""In the checker's process: stand-ins for the student's objects, which live in another process.

A stand-in can be called and looked into; every answer is plain data, checked and copied, so no
object of the student's, with its own ``__eq__``, is ever here. What would have to change the
student's object itself, or compare it, is refused aloud: it must never be a silent zero.
"""

from __future__ import annotations

import builtins
import functools
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NoReturn

import numpy as np

from course_pkg.check.recording import Recording
from course_pkg.check.repeated import repeatable
from course_pkg.check.seed import use_seed
from course_pkg.check.task import Case, DriveCase, Elsewhere, Task, observe
from course_pkg.errors import CourseError
from course_pkg.grading.sandbox import child
from course_pkg.grading.sandbox.codec import CodecError, decode, encode
from course_pkg.grading.sandbox.values import SHARED_TYPES, Packed, no_reference, pack, unpack

BIND: Final = "course_pkg.grading.sandbox.asking:bind"
EXPLAIN: Final = "course_pkg.grading.sandbox.asking:explain"

_TYPES: Final[dict[str, type]] = {
    "builtins.function": types.FunctionType,
    "builtins.method": types.MethodType,
    "builtins.builtin_function_or_method": types.BuiltinFunctionType,
    "builtins.generator": types.GeneratorType,
    "builtins.module": types.ModuleType,
}

_bound: set[str] = set()
_given: list[Callable[..., Any]] = []
"""Functions of the running check that the student's code may call."""

driven: list[tuple[Task, Sequence[Case], Recording]] = []
"""What was driven since the last ``bind``, for whoever wants a verdict explained."""


class Gone(BaseException):
    """The student's process does not answer any more; no check can go on or catch this."""


class Uncarried(BaseException):
    """A check wants of a student's object what cannot be done from another process."""


def bind(user_ns: dict[str, Any], payload: bytes) -> bytes:
    """Give the checker's cells the student's names, and the seed of the task."""
    from course_pkg.grading.sandbox.server import reseed

    names, seed = decode(payload)
    use_seed(seed)
    reseed(seed)
    driven.clear()
    _given.clear()
    for name, packed in zip(names, _ask("describe", names), strict=True):
        if packed != ["n"]:
            user_ns[name] = unpack(packed, _resolve)
            _bound.add(name)
        elif name in _bound:
            _bound.discard(name)
            user_ns.pop(name, None)
    return b""


def _ask(*question: Any) -> Any:
    kind, *said = decode(child.ask(encode(list(question))))
    while kind == "callback":
        kind, *said = decode(child.ask(encode(["called", _called(said[0])])))
    if kind == "ok":
        return decode(said[0])
    if kind == "gone":
        raise Gone(said[0])
    raise RuntimeError(f"the student's process could not answer: {said[1]}")


def _called(payload: bytes) -> bytes:
    """The student's code calls a function that a check gave it; what it is given are claims."""
    try:
        number, args, kwargs = decode(payload)
        function = _given[number]
        value = function(*unpack(args, _resolve), **unpack(kwargs, _resolve))
        return encode(["ok", pack(value, _refer)])
    except Exception as error:
        known = [each.__name__ for each in type(error).__mro__ if each.__module__ == "builtins"]
        return encode(["raised", known[0], str(error)[:1000]])


def _resolve(packed: Packed) -> object:
    _, where, name, bases = packed
    if not isinstance(where, str | int) or not isinstance(name, str) or type(bases) is not list:
        raise CodecError("a reference was expected")
    return Remote(where, name, bases)


def _refer(value: object) -> list[Any]:
    if isinstance(value, Remote):
        return value.reference()
    if isinstance(value, types.FunctionType | types.BuiltinFunctionType | functools.partial):
        _given.append(value)
        return ["c", len(_given) - 1]
    return no_reference(value)


def _send(value: object) -> Packed:
    """Outgoing data; that something else would have to travel is the check's fault."""
    try:
        return pack(value, _refer)
    except CodecError as error:
        raise Uncarried(str(error)) from error


def _result(said: list[Any]) -> Any:
    """The value of an answer; what was raised there is raised here, as its builtin type."""
    if said[0] == "ok":
        sys.stdout.write(said[2])
        return unpack(said[1], _resolve)
    _, known, _, text, printed = said[:5]
    sys.stdout.write(printed)
    kind = getattr(builtins, known, None)
    if not isinstance(kind, type) or not issubclass(kind, Exception | SystemExit):
        kind = Exception
    try:
        error = kind(text)
    except TypeError:
        error = Exception(text)
    raise error


class Remote(Elsewhere):
    """A student's function, class or object."""

    __slots__ = ("_bases", "_type", "_where")

    def __init__(self, where: str | int, name: str, bases: list[str]) -> None:
        object.__setattr__(self, "_where", where)
        object.__setattr__(self, "_type", name)
        object.__setattr__(self, "_bases", bases)

    def reference(self) -> list[Any]:
        """As the student's process knows it."""
        return ["h", self._where, self._type, []]

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        # What isinstance asks for: the nearest type that both processes know, as claimed there.
        for name in self._bases:
            if not str(name).startswith(SHARED_TYPES):
                continue
            module, _, attribute = str(name).rpartition(".")
            known = _TYPES.get(name) or getattr(sys.modules.get(module), attribute, None)
            if isinstance(known, type):
                return known
        return Remote

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        packed = [_send(args), _send(kwargs)]
        *said, changed = _ask("call", self.reference(), *packed)
        given = [*args, *kwargs.values()]
        for at, new in changed:
            _copy_back(given[at], unpack(new, _resolve))
        return _result(said)

    def __getattr__(self, name: str) -> Any:
        hidden = name.startswith(("_repr_", "_ipython_", "__"))
        if hidden and name not in ("__name__", "__doc__"):
            raise AttributeError(name)
        return _result(_ask("get", self.reference(), name))

    def __getitem__(self, key: Any) -> Any:
        return _result(_ask("item", self.reference(), _send(key)))

    def __len__(self) -> int:
        return int(_result(_ask("length", self.reference())))

    def __iter__(self) -> Iterator[Any]:
        if "builtins.generator" not in self._bases:
            yield from _result(_ask("items", self.reference()))
            return
        while True:
            try:
                value = self.__next__()
            except StopIteration:
                return
            yield value

    def __next__(self) -> Any:
        return _result(_ask("next", self.reference()))

    def __repr__(self) -> str:
        return f"<a {self._type} of the student's>"

    def drive(self, task: Task, obj: object, cases: Sequence[Case]) -> Recording:
        """Send the inputs and the name of what drives them; a function without one runs here."""
        found = path_of(task.drive_case)
        if found is None:
            made = Recording(tuple(observe(task.drive_case, obj, case.inputs) for case in cases))
        else:
            path, given = found
            inputs = [_send(dict(case.inputs)) for case in cases]
            try:
                said = _ask("drive", _send(obj), path, given, inputs)
                made = Recording.from_json(said)
            except (CourseError, ArithmeticError) as error:
                raise Gone("died") from error
        driven.append((task, cases, made))
        return repeatable(made, cases)

    def _refuse(self, *_: Any) -> NoReturn:
        raise Uncarried(f"a check may not do this with {self!r}; do it where the object is driven")

    __setattr__ = __delattr__ = __setitem__ = __delitem__ = _refuse
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _refuse
    __rtruediv__ = __matmul__ = __rmatmul__ = __pow__ = __neg__ = __contains__ = _refuse
    __enter__ = __exit__ = __float__ = __int__ = __bool__ = _refuse
    __hash__ = object.__hash__


def _copy_back(old: Any, new: Any) -> None:
    """Let an argument that was changed there be changed here."""
    if isinstance(old, list) and isinstance(new, list):
        old[:] = new
    elif isinstance(old, dict | set) and type(old) is type(new):
        old.clear()
        old.update(new)
    elif isinstance(old, np.ndarray) and isinstance(new, np.ndarray):
        if old.shape != new.shape:
            raise Uncarried("an array that changes its shape in place")
        old[...] = new
    else:
        old.detach().copy_(new.detach())


def path_of(drive_case: DriveCase) -> tuple[str, Packed] | None:
    """Under which name the other process finds a function, and what a partial gives it."""
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = {}
    function: Callable[..., Any] = drive_case
    if isinstance(function, functools.partial):
        args, kwargs, function = function.args, function.keywords, function.func
    module = str(getattr(function, "__module__", ""))
    name = str(getattr(function, "__qualname__", ""))
    if getattr(sys.modules.get(module), name, None) is not function:
        return None
    if not module.startswith("course_pkg."):
        return None
    return f"{module}:{name}", _send((args, kwargs))


def explain(user_ns: dict[str, Any], payload: bytes) -> bytes:
    """What decided the verdict since the last ``bind``, as text; of several drives the last."""
    from course_pkg.grading.sandbox.explaining import rows

    return encode(rows(*driven[-1]) if driven else [])
