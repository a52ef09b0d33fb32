"""A chapter as a notebook that runs on its own: its cells as they are, its prose as Markdown.

Directives and roles mean nothing to Jupyter, so boxes become quotations, solutions fold away,
numbers that cells hand to the text are written out, and figures appear below the cell that draws
them (`glue.show_in`).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from typing import Any, Final

SETUP: Final = {
    "ko": (
        "이 노트북은 책의 한 장입니다. `course_pkg` 패키지를 설치한 환경에서 위에서부터 차례로 "
        "실행하세요. 그림은 그것을 그리는 셀 아래에 나타납니다.",
        'from course_pkg.book.glue import show_in\n\nshow_in("ko")',
    ),
    "en": (
        "This notebook is a chapter of the book. Run it from the top in an environment that has "
        "the package `course_pkg`. Figures appear below the cell that draws them.",
        'from course_pkg.book.glue import show_in\n\nshow_in("en")',
    ),
}
_FENCE: Final = re.compile(
    r"^(?P<fence>`{3,}|:{3,})\{(?P<kind>[\w:-]+)\}(?P<title>[^\n]*)\n"
    r"(?P<body>.*?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_OPTION: Final = re.compile(r"\A(?::[\w-]+:[^\n]*\n)+\n?")
_ROLE: Final = re.compile(r"\{(?P<role>[\w:]+)\}`(?P<text>[^`]+)`")
_LABELLED: Final = re.compile(r"^\$\$ *\(([\w-]+)\)", re.MULTILINE)


def plain(notebook: Any, lang: str, glued: Mapping[str, str]) -> dict[str, Any]:
    """The notebook of a chapter without markup of the book.

    glued: numbers by name, and the text of stored results by the name of the benchmark.
    """
    words, code = SETUP[lang]
    cells = [_markdown(words), _code(code)]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cells.append(_code(cell.source))
        elif text := prose(cell.source, glued):
            cells.append(_markdown(text))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def glued_numbers(notebook: Any) -> dict[str, str]:
    """The numbers that the cells of an executed notebook have stored, as the text shows them."""
    found = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            name = output.get("metadata", {}).get("scrapbook", {}).get("name")
            for mime, text in output.get("data", {}).items():
                if name and mime.endswith("text/plain") and text[:1] in "'\"":
                    found[name] = str(ast.literal_eval(text))
    return found


def prose(text: str, glued: Mapping[str, str]) -> str:
    """MyST as Markdown that Jupyter shows."""
    text = _FENCE.sub(lambda match: _directive(match, glued), text)
    text = re.sub(r"^\([\w-]+\)=\n", "", text, flags=re.MULTILINE)
    text = _LABELLED.sub(lambda match: f"\\tag{{{match[1]}}}$$", text)
    # The label stands behind the closing signs; a tag stands before them.
    text = re.sub(r"\n(\\tag\{[\w-]+\}\$\$)", r" \1", text)
    return _ROLE.sub(lambda match: _role(match["role"], match["text"], glued), text).strip()


def _directive(match: re.Match[str], glued: Mapping[str, str]) -> str:
    kind, title = match["kind"], match["title"].strip()
    body = prose(_OPTION.sub("", match["body"]), glued)
    if kind == "admonition":
        lines = [f"**{title}**", "", *body.splitlines()]
        return "\n".join(f"> {line}".rstrip() for line in lines)
    if kind == "dropdown":
        return f"<details><summary>{title}</summary>\n\n{body}\n\n</details>"
    if kind == "measured":  # its figure stays in the book
        return glued.get(title, "")
    if kind == "glue:figure":
        return f"*{body}*" if body else ""
    return body  # margin notes and interactive figures: their text


def _role(role: str, text: str, glued: Mapping[str, str]) -> str:
    if role == "glue:text":
        return glued.get(text, text)
    named = re.fullmatch(r"(.*?)\s*<[^>]*>", text)
    shown = named[1] if named else text
    if role in ("eq", "numref", "ref") and not named:
        return f"({shown})"
    return f"[{shown}]" if role.startswith("cite") else shown


def _markdown(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def _code(source: str) -> dict[str, Any]:
    return {
        "cell_type": "code", "metadata": {}, "source": source, "outputs": [],
        "execution_count": None,
    }  # fmt: skip
