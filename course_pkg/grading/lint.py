"""Does the split carry every check of an assignment? Asked before a student is graded, and at
release: what a check cannot do from another process must be the author's news, not a zero.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from course_pkg.errors import GradingError
from course_pkg.grading.rebuild import Node, grade_id, in_language, is_answer
from course_pkg.grading.split import Code, is_check, read, split

_ASKS_THE_TYPE = {"type", "issubclass", "vars", "dir", "id", "help", "setattr", "delattr"}
_CHANGES = {"append", "extend", "insert", "pop", "remove", "clear", "update", "add", "sort"}
_HISTORY = {"In", "Out", "_i", "_ih", "_oh", "get_ipython"}
_DRIVE = "do it in a function of the package that drives the student's object"


@dataclass(frozen=True, slots=True)
class Finding:
    """A construct that cannot be carried: which cell, which line, why, and what to do instead."""

    cell: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"cell {self.cell}, line {self.line}: {self.what}; {self.remedy}"


def lint(template: Node) -> list[Finding]:
    """All findings in the checks of a template, whichever language."""
    found: dict[Finding, None] = {}
    for lang in ("ko", "en"):
        found |= dict.fromkeys(_lint(in_language(template, lang)))
    return list(found)


def require_carried(assignment: str, template: Node) -> None:
    """GradingError that names cell and remedy, if there is any finding."""
    found = lint(template)
    if found:
        lines = "".join(f"\n- {each}" for each in found)
        raise GradingError(
            f"checks of {assignment!r} want of a student's object what cannot be done from the "
            f"process that judges it:{lines}"
        )


def require_carried_in(sources: Path) -> None:
    """The same for every source notebook ``NAME/NAME.ipynb`` below a folder."""
    for path in sorted(sources.glob("*/*.ipynb")):
        require_carried(path.stem, nbformat.read(path, as_version=4))


def _lint(stubs: Node) -> Iterator[Finding]:
    plan = split(stubs)
    ours: set[str] = set()
    for at, cell in enumerate(stubs.cells):
        if cell.cell_type != "code":
            continue
        code, name = read(cell.source), str(grade_id(cell) or f"number {at + 1}")
        if is_check(cell):
            if code is None:
                yield Finding(name, 1, "it is not Python", "a check must be plain Python")
                continue
            yield from _of_check(name, code, set(plan.wanted[at]))
            ours |= code.binds
        elif code is not None and at not in plan.shared:
            for needed in sorted(code.reads & ours - code.binds):
                if is_answer(cell):
                    break
                yield Finding(
                    name,
                    1,
                    f"it reads {needed}, which only a check before it defines",
                    "define it in a locked cell: what checks define stays with the checker",
                )


def _of_check(name: str, code: Code, students: set[str]) -> Iterator[Finding]:
    derived = students | _derived(code.tree, students)
    for node in ast.walk(code.tree):
        for what, remedy in _problems(node, students, derived):
            yield Finding(name, getattr(node, "lineno", 1), what, remedy)


def _derived(tree: ast.Module, students: set[str]) -> set[str]:
    """Names that hold what a student's object gave: ``module = Layer(3)``."""
    found: set[str] = set()
    node: Any
    for node in ast.walk(tree):
        called = isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if called and _root(node.value.func) in students | found:
            for target in node.targets:
                found |= {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}
    return found


def _problems(node: ast.AST, students: set[str], derived: set[str]) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
        if _root(node) in derived:
            yield f"it sets or deletes .{node.attr} of a student's object", _DRIVE
    elif isinstance(node, ast.ClassDef):
        for base in node.bases:
            if _root(base) in students:
                yield f"it derives a class from the student's {ast.unparse(base)}", _DRIVE
    elif isinstance(node, ast.ExceptHandler) and node.type:
        for part in ast.walk(node.type):
            if isinstance(part, ast.Name) and part.id in students:
                remedy = "catch a builtin exception from which it derives"
                yield f"it catches the student's own exception {part.id}", remedy
    elif isinstance(node, ast.Name) and node.id in _HISTORY - students:
        yield f"it reads {node.id}, the notebook's own machinery", "read a name instead"
    elif isinstance(node, ast.Call):
        yield from _calls(node, students, derived)


def _calls(node: ast.Call, students: set[str], derived: set[str]) -> Iterator[tuple[str, str]]:
    given = [_root(part) for part in node.args if isinstance(part, ast.Name)]
    function = node.func
    root = _root(function)
    on_theirs = any(part in students for part in given)
    if on_theirs and isinstance(function, ast.Name) and function.id in _ASKS_THE_TYPE:
        yield f"it calls {function.id}() on a student's object", "use isinstance, or " + _DRIVE
    if on_theirs and root == "inspect":
        yield "it inspects the code of a student's object", _DRIVE
    if not isinstance(function, ast.Attribute) or root not in derived:
        return
    if function.attr == "backward":
        yield "it calls backward() on a value that left its graph in the other process", _DRIVE
    inner = isinstance(function.value, ast.Attribute)
    in_place = function.attr in _CHANGES or re.fullmatch(r"[a-z]\w*[a-z]_", function.attr)
    if inner and in_place:
        yield f"it changes a copy of what a student's object holds (.{function.attr})", _DRIVE


def _root(node: Any) -> str | None:
    """``a`` of ``a.b[0].c(…)``."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None
