"""What a person should look at: means by which an answer could get around the rules of its task.

Rules are looked for and guarded in the student's process, so a determined student can evade them.
Nothing here changes a score, and nothing is said to the student; the instructor is told where to
look. Most of what is found will be harmless.

Cells are parsed in the checker's process, which is confined: a line can be written of which
IPython's patterns take the square of its length, and a file whose syntax tree fills any memory.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any, Final

from course_pkg.check.verdict import Text
from course_pkg.grading.rebuild import EXTRA, Node, grade_id, is_answer
from course_pkg.grading.sandbox.codec import decode, encode

PATH: Final = "course_pkg.grading.review:look"
SECONDS: Final = 10.0
MAX_FOUND: Final = 20
"""Findings told of one submission."""

HIDING = frozenset({"eval", "exec", "compile", "__import__"})
REACHING = frozenset({"getattr", "setattr"})
NAMESPACES = frozenset({"vars", "globals", "locals"})
MODULES = frozenset(
    {
        *("ctypes", "gc", "importlib", "inspect", "multiprocessing", "runpy", "signal"),
        *("socket", "subprocess", "threading", "_thread", "concurrent", "pickle", "course_pkg"),
        *("pkgutil", "pydoc", "timeit", "cProfile", "profile", "trace", "code", "codeop", "bdb"),
        *("pdb", "doctest", "unittest", "marshal", "asyncio", "zipimport", "imp", "cffi"),
        "builtins",
    }
)
ATTRIBUTES = frozenset(
    {
        *("_getframe", "ast_transformers", "input_transformers_cleanup", "modules", "ops"),
        *("f_back", "f_globals", "f_locals", "__globals__", "__subclasses__", "__builtins__"),
        *("_C", "_VF", "_python_dispatch", "__dict__", "__wrapped__", "__getattribute__"),
        *("settrace", "setprofile", "__getattr__"),
        *("attrgetter", "methodcaller", "FunctionType", "CodeType", "__code__", "__closure__"),
    }
)
SYSTEM = frozenset({"fork", "popen", "posix_spawn", "kill", "_exit", "execv", "execve"})

FOUND = Text(
    ko="`{cell}` 셀 {line}번째 줄에서 `{what}` 사용. 문제의 제한을 피해 가지 않았는지 확인하세요.",
    en="Cell `{cell}`, line {line} uses `{what}`; look whether it gets around the task's rules.",
)
PACKAGE = Text(
    ko="`{cell}` 셀 {line}번째 줄의 문자열에 `{what}` 포함."
    " 과목 패키지를 부르지 않는지 확인하세요.",
    en="Cell `{cell}`, line {line} has `{what}` in a string;"
    " look whether it calls the course's package.",
)


UNREAD = Text(
    ko="`{cell}` 셀은 자동으로 읽지 못했습니다. 문제의 제한을 피해 가지 않았는지 직접 확인하세요.",
    en="Cell `{cell}` could not be read automatically; look whether it gets around the task's"
    " rules.",
)
UNREAD_ALL = Text(
    ko="학생이 쓴 셀을 자동으로 읽지 못했습니다. 문제의 제한을 피해 가지 않았는지 직접 확인하세요.",
    en="The student's cells could not be read automatically; look whether they get around the"
    " tasks' rules.",
)
_KINDS: Final = {"found": FOUND, "package": PACKAGE, "unread": UNREAD}


def look(_: dict[str, Any], payload: bytes) -> bytes:
    """What is found in each of several cells, told as [line, what, kind]."""
    return encode([[list(each) for each in _means(source)] for source in decode(payload)])


def _here(payload: bytes) -> bytes | None:
    return look({}, payload)


def to_review(
    notebook: Node, given: Node, ask: Callable[[bytes], bytes | None] = _here
) -> tuple[Text, ...]:
    """Sentences for the instructor on the student's cells of a rebuilt notebook.

    given: the notebook as students get it; what stands there already is no finding. ask: has
    ``look`` called in a process that may be lost, and says None when it was.
    """
    stubs = {grade_id(cell): cell.source for cell in given.cells if is_answer(cell)}
    cells = [
        cell
        for cell in notebook.cells
        if cell.cell_type == "code"
        and (cell.metadata.get(EXTRA) or is_answer(cell))
        and cell.source != stubs.get(grade_id(cell))
    ]
    if not cells:
        return ()
    sources = [text for cell in cells for text in (stubs.get(grade_id(cell), ""), cell.source)]
    said = ask(encode(sources))
    if said is None:
        return (UNREAD_ALL,)
    means = decode(said)
    found: list[Text] = []
    for cell, known, own in zip(cells, means[::2], means[1::2], strict=True):
        seen = {what for _, what, _ in known}
        for line, what, kind in own:
            if what not in seen:
                seen.add(what)
                name = grade_id(cell) or cell.get("id", "")
                found.append(_KINDS[kind].format(cell=name, line=line, what=what))
    return tuple(found[:MAX_FOUND])


def _means(source: str) -> Iterator[tuple[int, str, str]]:
    """(line, what, kind) of each such means in a cell, once; none in what is not Python."""
    seen: set[str] = set()
    for line, what, kind in _all_means(source):
        what = what[:60]
        if what not in seen and len(seen) < MAX_FOUND:
            seen.add(what)
            yield line, what, kind


def _all_means(source: str) -> Iterator[tuple[int, str, str]]:
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        tree = ast.parse(TransformerManager().transform_cell(source))
    except SyntaxError:
        return
    except (ValueError, RuntimeError, MemoryError):
        # Too deep or too long for here; the student's own process may have been told otherwise.
        yield 1, "", "unread"
        return
    plain: set[int] = set()
    libraries = {"torch", "np"}
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Import | ast.ImportFrom):
            libraries |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
            for module in _imported(node):
                if module.partition(".")[0] in MODULES or _is_private(module):
                    yield line, module, "found"
            for alias in node.names:
                if {*alias.name.split(".")} & (ATTRIBUTES | SYSTEM) or _is_private(alias.name):
                    yield line, alias.name, "found"
        elif isinstance(node, ast.Call):
            if (named := _reached(node)) is not None:
                plain.add(id(node.func))
                own = _is_private(named) and _root(node.args[0]) in libraries
                if own or named in ATTRIBUTES | SYSTEM:
                    yield line, named, "found"
            if what := _called(node):
                yield line, what, "found"
        elif isinstance(node, ast.Name) and node.id in HIDING | REACHING | {"__builtins__"}:
            # Wherever it stands: under another name it is called as well.
            if id(node) not in plain:
                yield line, node.id, "found"
        elif isinstance(node, ast.Subscript) and (what := _namespace(node.value)):
            yield line, what, "found"
        elif isinstance(node, ast.Attribute):
            own = _is_private(node.attr) and _root(node) in libraries
            if own or node.attr in ATTRIBUTES:
                yield line, node.attr, "found"
            elif what := _namespace(node.value):
                yield line, what, "found"
        elif isinstance(node, ast.Constant) and "course_pkg" in str(node.value):
            yield line, "course_pkg", "package"


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names]


def _is_private(name: str) -> bool:
    """Whether a dotted name leads into what a library keeps to itself."""
    parts = name.split(".")
    return any(part.startswith("_") and not part.startswith("__") and part != "_" for part in parts)


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _namespace(node: ast.expr) -> str:
    """``vars`` of ``vars(module)``, of which something is taken by a text."""
    called = node.func if isinstance(node, ast.Call) else None
    return called.id if isinstance(called, ast.Name) and called.id in NAMESPACES else ""


def _reached(node: ast.Call) -> str | None:
    """What a call of ``getattr`` reaches, where it says so in plain words."""
    if not isinstance(node.func, ast.Name) or node.func.id not in REACHING or len(node.args) < 2:
        return None
    said = node.args[1]
    return str(said.value) if isinstance(said, ast.Constant) else None


def _called(node: ast.Call) -> str:
    """The name of a call that can hide what is called, else nothing."""
    function = node.func
    if isinstance(function, ast.Attribute):
        if function.attr in SYSTEM:
            return function.attr
        # ``!command`` and ``%magic`` as IPython writes them
        if function.attr in ("system", "run_line_magic", "run_cell_magic", "getoutput"):
            return function.attr
    return ""
