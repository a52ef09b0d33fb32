"""Which cell of a notebook runs where: in the student's process, in the checker's, or in both.

A check runs in the checker's process alone. Of the source's other cells the checker runs those
that its checks need (imports, data, helpers) and that need nothing of the student's. Every other
name that a check reads is the student's, and reaches it as a value or a stand-in. What a cell of
the source imports is never the student's: a comparison of a library that came from the student's
process would be the student's word.
"""

from __future__ import annotations

import ast
import builtins
import symtable
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from course_pkg.grading.rebuild import EXTRA, Node, is_answer, is_manual, is_task

_COMPREHENSIONS = ("listcomp", "setcomp", "dictcomp", "genexpr")

OWN = frozenset({"get_ipython", "display", "exit", "quit", "open", "In", "Out", "_", "__", "___"})
"""Names that every notebook has without binding them."""

USUAL = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    "torch": "import torch",
    "plt": "import matplotlib.pyplot as plt",
    "math": "import math",
    "pd": "import pandas as pd",
    "scipy": "import scipy",
}
"""Libraries that a check may use though no cell of the assignment imports them."""


@dataclass(frozen=True, slots=True)
class Code:
    """A cell's names: what it binds, what it reads, and which of that it reads as it runs (not
    only when a function that it defines is called).
    """

    binds: frozenset[str]
    reads: frozenset[str]
    reads_at_once: frozenset[str]
    tree: ast.Module


@dataclass(frozen=True, slots=True)
class Split:
    """By position in the template: cells that both run, the names that a check asks for, and what
    the checker imports there by itself.
    """

    shared: frozenset[int]
    wanted: dict[int, tuple[str, ...]]
    imports: dict[int, str] = field(default_factory=dict)


def is_check(cell: Node) -> bool:
    """Whether this cell carries points and is graded by running it."""
    return bool(cell.cell_type == "code" and is_task(cell) and not is_manual(cell))


def places(notebook: Node) -> Iterator[tuple[int, int | None, Node]]:
    """(index, position in the template, cell) of a rebuilt notebook; None for what was added."""
    position = 0
    for index, cell in enumerate(notebook.cells):
        if cell.metadata.get(EXTRA):
            yield index, None, cell
        else:
            yield index, position, cell
            position += 1


def read(source: str) -> Code | None:
    """The names of a cell, magics and ``!commands`` included; None if it is not Python."""
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        plain = TransformerManager().transform_cell(source)
        tree = ast.parse(plain)
        table = symtable.symtable(plain, "cell", "exec")
    except (SyntaxError, ValueError, RecursionError):
        return None
    binds: set[str] = set()
    at_once: set[str] = set()
    later: set[str] = set()
    for symbol in table.get_symbols():
        if symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace():
            binds.add(symbol.get_name())
        if symbol.is_referenced():
            at_once.add(symbol.get_name())
    for scope, deferred in _scopes(table, False):
        for symbol in scope.get_symbols():
            if symbol.is_global():
                (later if deferred else at_once).add(symbol.get_name())
                if symbol.is_declared_global() and symbol.is_assigned():
                    binds.add(symbol.get_name())
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            binds.update(_of_all(node))
    if _calls(tree) & binds:
        at_once |= later
    reads = (at_once | later) - OWN
    return Code(frozenset(binds), frozenset(reads), frozenset(at_once - OWN), tree)


def _scopes(table: Any, deferred: bool) -> Iterator[tuple[Any, bool]]:
    """Every scope in ``table``, and whether it runs only when something is called."""
    for child in table.get_children():
        runs = child.get_type() == "class" or child.get_name() in _COMPREHENSIONS
        yield child, deferred or not runs
        yield from _scopes(child, deferred or not runs)


def _calls(tree: ast.Module) -> set[str]:
    """Names that are called outside of any function."""
    found = set()
    todo: list[ast.AST] = list(tree.body)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found.add(node.func.id)
        todo.extend(ast.iter_child_nodes(node))
    return found


def split(stubs: Node) -> Split:
    """The plan for a template in one language, its answers still stubs."""
    cells = [(at, cell) for at, cell in enumerate(stubs.cells) if cell.cell_type == "code"]
    codes = {at: code for at, cell in cells if (code := read(cell.source))}
    checks = [at for at, cell in cells if is_check(cell)]
    locked = [at for at, cell in cells if cell.metadata.get("nbgrader", {}).get("locked")]
    givers = [at for at, cell in cells if at in codes and not is_answer(cell) and at not in checks]

    def binder(name: str, at: int, without: Collection[int] = ()) -> int | None:
        """The last cell before ``at`` that binds the name."""
        found = [
            each
            for each, code in codes.items()
            if each < at and name in code.binds and each not in without
        ]
        return max(found, default=None)

    # A cell that reads, as it runs, what only a student defines belongs to the student.
    free: set[int] = set()
    for at in givers:
        outside = {name: binder(name, at, checks) for name in codes[at].reads_at_once}
        if all(
            last in free or (last is None and _known(name, codes[at]))
            for name, last in outside.items()
        ):
            free.add(at)
    shared = free.intersection(locked)
    while True:
        ours = {*(at for at in checks if at in codes), *shared}
        needed = set().union(*(codes[at].reads for at in ours))
        more = {at for at in free - shared if codes[at].binds & needed}
        if not more:
            break
        shared |= more
    brought = {at: _imports(codes[at].tree) for at in codes if at not in ours}
    wanted: dict[int, tuple[str, ...]] = {}
    usual: dict[int, list[str]] = {}
    for at in checks:
        reads = set(codes[at].reads) if at in codes else set()
        for each in ours:
            # Of a cell before, only what its functions read when this check calls them.
            reads |= codes[each].reads - codes[each].reads_at_once if each < at else set()
        asked = {
            name: last
            for name in reads
            if (last := binder(name, at)) not in ours
            and (last is None or name not in brought.get(last, ()))
        }
        usual[at] = [name for name, last in asked.items() if last is None and _is_usual(name)]
        # What nobody binds before may still be the student's; a builtin is Python's.
        wanted[at] = tuple(
            sorted(
                name
                for name, last in asked.items()
                if name not in usual[at] and (last is not None or not _known(name, codes[at]))
            )
        )
    own = {at: list(names.values()) for at, names in brought.items()}
    own |= {at: [USUAL[name] for name in names] for at, names in usual.items()}
    imports = {at: "\n".join(dict.fromkeys(lines)) for at, lines in own.items() if lines}
    return Split(frozenset(shared), wanted, imports)


def _imports(tree: ast.Module) -> dict[str, str]:
    """Names that a cell imports outside of any function, and the statement that does."""
    found: dict[str, str] = {}
    for node in tree.body:
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            continue
        # Where it is missing it is missing for the student too.
        line = f"try:\n    {ast.unparse(node)}\nexcept ImportError:\n    pass"
        names = [alias.asname or alias.name.partition(".")[0] for alias in node.names]
        found |= dict.fromkeys([*names, *_of_all(node)], line)
    return found


def _of_all(node: ast.Import | ast.ImportFrom) -> list[str]:
    """The names that ``from module import *`` brings; none of another import."""
    if isinstance(node, ast.Import) or node.level or node.names[0].name != "*":
        return []
    try:
        module = import_module(str(node.module))
    except ImportError:
        return []
    public = [name for name in vars(module) if not name.startswith("_")]
    return list(getattr(module, "__all__", public))


def _is_usual(name: str) -> bool:
    return name in USUAL and find_spec(USUAL[name].split()[1].partition(".")[0]) is not None


def _known(name: str, code: Code) -> bool:
    return hasattr(builtins, name) or name in code.binds
