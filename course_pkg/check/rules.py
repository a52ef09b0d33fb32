"""What an answer may not use: looked for in its code before it runs, guarded while it runs.

An answer may never use the package's own implementations or its checker. A task that wants
something built from scratch forbids the finished thing too, in its ``drive_case``::

    with forbid(fn, "torch.nn.functional.layer_norm", "torch.nn.LayerNorm"):
        ...

Both happen in the student's process, so a determined student can get around them; a student who
forgot what the task says cannot.
"""

from __future__ import annotations

import re
import sys
import types
import weakref
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from typing import Any

ALWAYS = ("course_pkg.reference", "course_pkg.nn", "course_pkg.check")
"""Packages that no answer may use."""

_KINDS = ("batch_norm", "layer_norm", "group_norm", "instance_norm", "rms_norm")
_SIZED = tuple(f"{name}{d}d" for name in ("BatchNorm", "InstanceNorm") for d in (1, 2, 3))
NORMS = (
    *(f"torch.nn.functional.{kind}" for kind in _KINDS),
    *(f"torch.{kind}" for kind in _KINDS),
    *(f"torch.native_{kind}" for kind in ("batch_norm", "layer_norm", "group_norm")),
    *(f"torch.nn.{name}" for name in (*_SIZED, "LayerNorm", "GroupNorm", "RMSNorm")),
)
"""Every finished normalization that torch brings."""

CLIPPERS = tuple(
    f"torch.nn.utils.{name}"
    for name in ("clip_grad_norm_", "clip_grad_value_", "get_total_norm", "clip_grads_with_norm_")
)
"""Every finished gradient clipping that torch brings."""

FITTERS = ("sklearn",)
"""Every finished scaler, whitening and regression of scikit-learn: look for these by ``look``."""

OPERATORS = re.compile(r"(batch|layer|group|instance|rms)_norm")
"""Of torch's own operators, whatever the name under which they were reached: the normalizations."""

_on = True
_known = {*ALWAYS, *NORMS, *CLIPPERS, *FITTERS}


def named(*names: str) -> tuple[str, ...]:
    """The names, which a task forbids; a graded verdict may repeat these."""
    _known.update(names)
    return names


def is_known(name: str) -> bool:
    """Whether some task forbids ``name``, or it is one of torch's own operators."""
    home, _, operator = name.rpartition(".")
    return name in _known or (home == "torch" and operator in vars(sys.modules.get(home, sys)))


class Forbidden(BaseException):
    """The answer uses what it may not; the text is the name of that.

    No Exception, so that an ``except Exception`` of the answer does not hide it.
    """


@contextmanager
def off() -> Iterator[None]:
    """Let the project's own right and wrong answers be driven: they may use anything."""
    global _on
    before, _on = _on, False
    try:
        yield
    finally:
        _on = before


@contextmanager
def forbid(obj: object, *names: str) -> Iterator[None]:
    """Raise Forbidden if ``obj`` mentions, or calls within the block, one of ``names``.

    names: dotted names of functions, classes or packages. What is not imported yet cannot be
    guarded and is only looked for.
    """
    if not _on:
        yield
        return
    look(obj, *names)
    tripped: list[str] = []
    undo: list[Callable[[], None]] = []
    try:
        for name in names:
            _guard(name, tripped, undo)
        with _guard_operators(names, tripped):
            yield
    finally:
        for each in reversed(undo):
            each()
    if tripped:
        raise Forbidden(tripped[0])


def look(obj: object, *names: str) -> None:
    """Raise Forbidden if the code of ``obj``, or of its helpers, mentions one of ``names``."""
    if _on:
        _Search({name: _find(name) for name in names}).value(obj, ())


def _find(name: str) -> object:
    """The loaded object of that dotted name, None if there is none."""
    module, _, attribute = name.rpartition(".")
    if name in sys.modules:
        return sys.modules[name]
    return getattr(_find(module), attribute, None) if module else None


def _guard(name: str, tripped: list[str], undo: list[Callable[[], None]]) -> None:
    original = _find(name)
    owner = _find(name.rpartition(".")[0])
    if original is None or owner is None or isinstance(original, types.ModuleType):
        return

    def refuse(*args: object, **kwargs: object) -> None:
        tripped.append(name)
        raise Forbidden(name)

    function = original
    while isinstance(function, types.FunctionType):
        # Under whatever name it is called, and without what is wrapped around it.
        undo.append(partial(setattr, function, "__code__", function.__code__))
        function.__code__ = _calling(refuse, function.__code__.co_freevars)
        function = getattr(function, "__wrapped__", None)
    if isinstance(original, type):
        # The class itself stays, for isinstance; neither making nor calling one works.
        for method in ("__init__", "forward"):
            if hasattr(original, method):
                _replace(original, method, refuse, undo)
    else:
        _replace(owner, name.rpartition(".")[2], refuse, undo)


def _calling(function: Callable[..., None], free: tuple[str, ...]) -> types.CodeType:
    """Code that calls ``function``, for a function with so many variables of those around it."""

    def call(*args: object, **kwargs: object) -> None:
        target: Any = "target"
        target(*args, **kwargs)

    code = call.__code__
    constants = tuple(function if each == "target" else each for each in code.co_consts)
    return code.replace(co_consts=constants, co_freevars=free)


def _guard_operators(names: tuple[str, ...], tripped: list[str]) -> AbstractContextManager[object]:
    """Below all names: torch asks this before every operator, also of compiled functions."""
    torch = sys.modules.get("torch")
    if torch is None or not set(NORMS) <= set(names):
        return nullcontext()
    from torch.utils._python_dispatch import TorchDispatchMode

    class Guard(TorchDispatchMode):  # type: ignore[no-untyped-call]
        def __torch_dispatch__(
            self, func: Any, types: Any, args: Any = (), kwargs: Any = None
        ) -> object:
            if OPERATORS.search(str(func)):
                tripped.append(f"torch.{str(func).split('.')[1]}")
                raise Forbidden(tripped[0])
            return func(*args, **(kwargs or {}))

    return Guard()  # type: ignore[no-untyped-call]


def _replace(owner: Any, name: str, value: object, undo: list[Callable[[], None]]) -> None:
    own = vars(owner).get(name)
    setattr(owner, name, value)
    undo.append(partial(setattr, owner, name, own) if own else partial(delattr, owner, name))


class _Search:
    """A walk through functions and classes that belong to the notebook, each seen once."""

    def __init__(self, names: dict[str, object]) -> None:
        self._names = names
        self._seen: set[int] = set()

    def value(self, value: object, mentioned: tuple[str, ...]) -> None:
        """mentioned: the names in the code that reads ``value``, its attributes among them."""
        self._compare(value, mentioned)
        if id(value) in self._seen:
            return
        self._seen.add(id(value))
        if isinstance(value, types.FunctionType):
            if not _is_library(value.__module__):
                self._function(value)
        elif isinstance(value, type):
            for each in value.__mro__:
                self._compare(each, ())
                if not _is_library(each.__module__):
                    for part in list(vars(each).values()):
                        self.value(part, ())
        elif isinstance(value, partial):
            self.value(value.func, ())
        elif isinstance(value, staticmethod | classmethod):
            self.value(value.__func__, ())
        elif isinstance(value, property) and value.fget:
            self.value(value.fget, ())
        elif isinstance(value, types.MethodType):
            self.value(value.__func__, ())
            self.value(value.__self__, ())
        elif isinstance(value, weakref.ref):
            self.value(value(), ())
        elif isinstance(value, types.SimpleNamespace):
            self.value(vars(value), ())
        elif isinstance(value, types.MappingProxyType):
            self.value(dict(value), ())
        elif isinstance(value, list | tuple | set | frozenset | deque):
            for item in value:
                self.value(item, ())
        elif isinstance(value, dict):
            for item in list(value.values()):
                self.value(item, ())
        elif isinstance(value, types.ModuleType):
            # ``from torch.nn.utils import clip_grad`` and then ``clip_grad.clip_grad_norm_``
            for name in mentioned:
                if name in vars(value):
                    self._compare(vars(value)[name], ())
        elif type(value).__module__ != "builtins" and not _is_library(type(value).__module__):
            self.value(type(value), ())
            self.value(getattr(value, "__dict__", {}), ())
        elif hasattr(value, "__wrapped__"):
            self.value(value.__wrapped__, ())

    def _function(self, function: types.FunctionType) -> None:
        for code in _codes(function.__code__):
            for name in code.co_names:
                self._text(name)
                if name in function.__globals__:
                    self.value(function.__globals__[name], code.co_names)
        for cell in function.__closure__ or ():
            try:
                self.value(cell.cell_contents, function.__code__.co_names)
            except ValueError:  # an empty cell
                continue
        for default in function.__defaults__ or ():
            self.value(default, ())
        self.value(function.__kwdefaults__, ())
        self.value(vars(function), ())

    def _text(self, name: str) -> None:
        """An import within a function names its module."""
        for forbidden in self._names:
            if name == forbidden or name.startswith(forbidden + "."):
                raise Forbidden(forbidden)

    def _compare(self, value: object, mentioned: tuple[str, ...]) -> None:
        home = value.__name__ if isinstance(value, types.ModuleType) else _home(value)
        for name, forbidden in self._names.items():
            if forbidden is not None and value is forbidden:
                raise Forbidden(name)
            if home == name or home.startswith(name + "."):
                raise Forbidden(name)
            # ``import course_pkg`` and then ``course_pkg.reference.…``
            if isinstance(value, types.ModuleType) and name.startswith(home + "."):
                rest = name[len(home) + 1 :].split(".")
                if all(part in mentioned for part in rest):
                    raise Forbidden(name)


def _home(value: object) -> str:
    """Where a function or class comes from."""
    known = isinstance(value, type | types.FunctionType | types.BuiltinFunctionType)
    return str(getattr(value, "__module__", "")) if known else ""


def _is_library(module: str | None) -> bool:
    """Whether a module was imported from a file: a notebook's own functions were not."""
    found = sys.modules.get(module or "")
    return module not in ("__main__", None) and getattr(found, "__file__", None) is not None


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _codes(constant)
