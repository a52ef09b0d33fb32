"""What a person should look at: means by which an answer could get around the rules of its task.

Rules are looked for and guarded in the student's process, so a determined student can evade them.
Nothing here changes a score, and nothing is said to the student; the instructor is told where to
look. Most of what is found will be harmless.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from course_pkg.check.verdict import Text
from course_pkg.grading.rebuild import EXTRA, Node, grade_id, is_answer

HIDING = frozenset({"eval", "exec", "compile", "__import__"})
MODULES = frozenset(
    {
        *("ctypes", "gc", "importlib", "inspect", "multiprocessing", "runpy", "signal"),
        *("socket", "subprocess", "threading", "_thread", "concurrent", "pickle", "course_pkg"),
    }
)
ATTRIBUTES = frozenset(
    {
        *("_getframe", "ast_transformers", "input_transformers_cleanup", "modules", "ops"),
        *("f_back", "f_globals", "f_locals", "__globals__", "__subclasses__", "__builtins__"),
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


def to_review(notebook: Node, given: Node) -> tuple[Text, ...]:
    """Sentences for the instructor on the student's cells of a rebuilt notebook.

    given: the notebook as students get it; what stands there already is no finding.
    """
    stubs = {grade_id(cell): cell.source for cell in given.cells if is_answer(cell)}
    found: list[Text] = []
    for cell in notebook.cells:
        own = cell.metadata.get(EXTRA) or is_answer(cell)
        if cell.cell_type != "code" or not own or cell.source == stubs.get(grade_id(cell)):
            continue
        name = grade_id(cell) or cell.get("id", "")
        known = {what for _, what, _ in _means(stubs.get(grade_id(cell), ""))}
        seen = set(known)
        for line, what, text in _means(cell.source):
            if what not in seen:
                seen.add(what)
                found.append(text.format(cell=name, line=line, what=what))
    return tuple(found)


def _means(source: str) -> Iterator[tuple[int, str, Text]]:
    """(line, what, sentence) of each such means in a cell; none in what is not Python."""
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        tree = ast.parse(TransformerManager().transform_cell(source))
    except (SyntaxError, ValueError, RecursionError):
        return
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Import | ast.ImportFrom):
            for module in _imported(node):
                if module.partition(".")[0] in MODULES:
                    yield line, module, FOUND
        elif isinstance(node, ast.Call):
            if what := _called(node):
                yield line, what, FOUND
        elif isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES:
            yield line, node.attr, FOUND
        elif isinstance(node, ast.Constant) and "course_pkg" in str(node.value):
            yield line, "course_pkg", PACKAGE


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names]


def _called(node: ast.Call) -> str:
    """The name of a call that can hide what is called, else nothing."""
    function = node.func
    if isinstance(function, ast.Name):
        if function.id in HIDING:
            return function.id
        plain = len(node.args) > 1 and isinstance(node.args[1], ast.Constant)
        if function.id in ("getattr", "setattr") and not plain:
            return function.id
    if isinstance(function, ast.Attribute):
        if function.attr in SYSTEM:
            return function.attr
        # ``!command`` and ``%magic`` as IPython writes them
        if function.attr in ("system", "run_line_magic", "run_cell_magic", "getoutput"):
            return function.attr
    return ""
