"""Results on disk, under a key that a relevant change cannot leave standing.

The key of a result is a hash of the experiment's name, its settings, the source of every
module of the package that the experiment imports (directly or not), and the versions of
Python and the numerical libraries. Editing a plot costs nothing; editing a layer that the
experiment trains reruns it.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.metadata
import importlib.util
import inspect
import json
import os
import platform
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, get_type_hints

import numpy as np

from course_pkg.errors import InvalidValueError

P = ParamSpec("P")
R = TypeVar("R")

PACKAGE = "course_pkg"
LIBRARIES = ("numpy", "scikit-learn", "torch")


def cached(experiment: Callable[P, R], *args: P.args, **settings: P.kwargs) -> R:
    """The stored result of ``experiment`` with these settings, or a fresh one, then stored.

    Raises InvalidValueError when the experiment does not return a dataclass of arrays,
    numbers, strings and tuples of them.
    """
    kind = kind_of(experiment)
    path = folder() / f"{experiment.__name__}-{key(experiment, *args, **settings)[:24]}.npz"
    if path.exists():
        return load(path, kind)  # type: ignore[no-any-return]
    result = experiment(*args, **settings)
    save(path, result)
    return load(path, kind)  # type: ignore[no-any-return]


def folder() -> Path:
    """Where results lie: ``COURSE_RESULTS``, else ``_build/results`` of the repository.

    An installed package without a repository around it uses ``.course_results`` in the
    current folder.
    """
    if named := os.environ.get("COURSE_RESULTS"):
        return Path(named)
    root = Path(__file__).resolve().parents[2]
    return root / "_build/results" if (root / "_config.yml").exists() else Path(".course_results")


def key(experiment: Callable[P, object], *args: P.args, **settings: P.kwargs) -> str:
    """Hash of what the result depends on: settings, sources, versions."""
    bound = inspect.signature(experiment).bind(*args, **settings)
    bound.apply_defaults()
    versions = {name: importlib.metadata.version(name) for name in LIBRARIES}
    modules = {experiment.__module__} | {
        value.__module__ for value in bound.arguments.values() if inspect.isfunction(value)
    }
    facts = {
        "experiment": f"{experiment.__module__}.{experiment.__qualname__}",
        "settings": {name: _plain(value) for name, value in bound.arguments.items()},
        "sources": {
            name: _hash_of(name) for name in sorted(frozenset().union(*map(imported, modules)))
        },
        "versions": {"python": platform.python_version(), **versions},
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


@lru_cache
def imported(module: str) -> frozenset[str]:
    """``module`` and every module of the package that it imports, directly or not."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in found or (source := _source(name)) is None:
            continue
        found.add(name)
        waiting += _imports(source, within=PACKAGE)
    return frozenset(found)


def _imports(source: str, within: str) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from a.b import c`: c may be a module or a name; both spellings are tried.
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return [name for name in names if name.split(".")[0] == within]


def _source(module: str) -> str | None:
    try:
        spec = importlib.util.find_spec(module)
    except ModuleNotFoundError:
        return None
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).read_text(encoding="utf-8")


def _hash_of(module: str) -> str:
    return hashlib.sha256((_source(module) or "").encode()).hexdigest()


def _plain(value: object) -> object:
    """A setting as JSON, or a sentence when it has no stable text."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple | range):
        return [_plain(each) for each in value]
    if isinstance(value, np.ndarray):
        return [str(value.dtype), value.shape, hashlib.sha256(value.tobytes()).hexdigest()]
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if inspect.isfunction(value) and "<" not in value.__qualname__:
        return f"{value.__module__}.{value.__qualname__}"  # its source is hashed with the others
    raise InvalidValueError(
        f"a setting must be a number, string, array, dataclass, a sequence of them or a function "
        f"of a module; "
        f"got {type(value).__name__}, which has no stable text to cache under"
    )


def kind_of(experiment: Callable[..., object]) -> type[Any]:
    """The dataclass that an experiment returns, by its annotation."""
    kind: type[Any] = get_type_hints(experiment)["return"]
    return kind


def save(path: Path, result: object, **about: str) -> None:
    """Write a result; ``about`` is kept beside its fields and read by ``about(path)``.

    Raises InvalidValueError unless it is a dataclass of arrays, numbers, strings and tuples.
    """
    if not is_dataclass(result) or isinstance(result, type):
        raise InvalidValueError(
            f"an experiment must return a dataclass; got {type(result).__name__}"
        )
    arrays: dict[str, np.ndarray[Any, Any]] = {}
    plain: dict[str, object] = {}
    for each in fields(result):
        value = getattr(result, each.name)
        if isinstance(value, np.ndarray):
            arrays[each.name] = value
        else:
            plain[each.name] = _plain(value)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and renamed: two builds at once never read half a file.
    part = path.with_name(f"{path.stem}.{os.getpid()}.part.npz")
    header = np.array(json.dumps(plain, sort_keys=True))
    extra = np.array(json.dumps(about))
    np.savez(part, __plain__=header, __about__=extra, **arrays)  # type: ignore[arg-type]
    part.replace(path)


def about(path: Path) -> dict[str, str]:
    """What ``save`` was told about the result."""
    with np.load(path, allow_pickle=False) as stored:
        said: dict[str, str] = json.loads(str(stored["__about__"]))
    return said


def load(path: Path, kind: type[Any]) -> Any:
    """The result that ``save`` wrote, as ``kind``."""
    with np.load(path, allow_pickle=False) as stored:
        values: dict[str, object] = json.loads(str(stored["__plain__"]))
        values |= {name: stored[name] for name in stored.files if not name.startswith("__")}
    hints = get_type_hints(kind)
    # JSON has lists only; a result declared with tuples gets its tuples back.
    return kind(**{name: _as(hints[name], value) for name, value in values.items()})


def _as(hint: object, value: object) -> object:
    if isinstance(value, list) and str(hint).startswith("tuple"):
        return tuple(tuple(each) if isinstance(each, list) else each for each in value)
    return value
