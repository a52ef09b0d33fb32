"""Which modules of the package the cells of the book reach: on these, its execution depends."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from course_pkg.book.pages import LANGS
from course_pkg.book.parity import code_cells

PACKAGE = "course_pkg"


def reached(root: Path) -> list[Path]:
    """The files of the modules that code cells import, directly or not.

    All modules, where imports cannot be read: a cell that is no plain Python, or a module that
    imports by a name it makes.
    """
    whole = sorted((root / PACKAGE).rglob("*.py"))
    try:
        waiting = [name for cell in sorted(set(_cells(root))) for name in _imports(cell)]
        found: dict[str, Path] = {}
        while waiting:
            name = waiting.pop()
            path = _file(root, name)
            if name in found or path is None:
                continue
            found[name] = path
            waiting += [name.rpartition(".")[0], *_imports(path.read_text(encoding="utf-8"))]
    except SyntaxError:
        return whole
    return sorted(set(found.values()))


def _cells(root: Path) -> Iterator[str]:
    """The source of every code cell, without its fence and options."""
    for lang in LANGS:
        for page in sorted((root / "book" / lang).rglob("*.md")):
            for cell in code_cells(page.read_text(encoding="utf-8")):
                lines = cell.splitlines()[1:-1]
                yield "\n".join(line for line in lines if not line.startswith(":"))


def _imports(source: str) -> list[str]:
    """Names of the package that a source imports; SyntaxError where they cannot be known."""
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from a.b import c`: c may be a module or a name; both spellings are tried.
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif getattr(node, "attr", getattr(node, "id", "")) in ("import_module", "__import__"):
            raise SyntaxError("imports by a name it makes")
    return [name for name in names if name.split(".")[0] == PACKAGE]


def _file(root: Path, module: str) -> Path | None:
    path = root.joinpath(*module.split("."))
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if module and file.is_file():
            return file
    return None
