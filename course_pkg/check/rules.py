"""What an answer may not use: looked for in its code before it runs, guarded while it runs.

An answer may never use the package's own implementations or its checker. A task that wants
something built from scratch forbids the finished thing too, in its ``drive_case``::

    with forbid(fn, "torch.nn.functional.layer_norm", "torch.nn.LayerNorm"):
        ...

Both happen in the student's process, so a determined student can get around them; a student who
forgot what the task says cannot.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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

_on = True


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

    if isinstance(original, type):
        # The class itself stays, for isinstance; neither making nor calling one works.
        for method in ("__init__", "forward"):
            if hasattr(original, method):
                _replace(original, method, refuse, undo)
    else:
        _replace(owner, name.rpartition(".")[2], refuse, undo)


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
        elif isinstance(value, list | tuple):
            for item in value:
                self.value(item, ())
        elif isinstance(value, dict):
            for item in value.values():
                self.value(item, ())

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
