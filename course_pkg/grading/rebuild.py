"""The notebook that is graded: the template, with the student's answers put into it.

From the student come the contents of answer cells, looked up by grade id, and the plain code
cells added between them (helpers, imports), which are run in their place and carry no points.
Prose, the setup cell, locked cells and checks are the template's. Added prose is left out.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Any

from nbformat.v4 import new_code_cell

from course_pkg.check.verdict import Lang, Text
from course_pkg.grading import messages
from course_pkg.grading.reading import Cell, Submission

Node = Any
"""A notebook or cell of nbformat 4."""

EXTRA = "course_extra"
"""Metadata key of a cell that the student added."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A notebook ready to be run, its language and what was repaired."""

    notebook: Node
    language: Lang
    notes: tuple[Text, ...]


def grade_id(cell: Node) -> str | None:
    """The id under which nbgrader knows a cell, else None."""
    name = cell.metadata.get("nbgrader", {}).get("grade_id")
    return str(name) if name else None


def is_answer(cell: Node) -> bool:
    """Whether the student writes this cell."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def is_task(cell: Node) -> bool:
    """Whether this cell carries points."""
    marks = cell.metadata.get("nbgrader", {})
    return bool(marks.get("grade") or marks.get("task"))


def is_manual(cell: Node) -> bool:
    """Whether a person grades this cell."""
    marks = cell.metadata.get("nbgrader", {})
    return bool(marks.get("task")) or (is_task(cell) and is_answer(cell))


def in_language(template: Node, language: Lang) -> Node:
    """A copy of the bilingual template with only the cells of one language."""
    notebook = copy.deepcopy(template)
    notebook.cells = [
        cell for cell in notebook.cells if cell.metadata.get("lang", language) == language
    ]
    course = notebook.metadata.get("course")
    if course is not None:
        course["language"] = language
    return notebook


def rebuild(template: Node, submission: Submission, default: Lang = "ko") -> Rebuilt:
    """Put the answers of ``submission`` into ``template`` (bilingual, answers as stubs)."""
    language = submission.language or _likely_language(submission.cells, default)
    notebook = in_language(template, language)
    notes = list(submission.notes)
    if submission.language is None and "course" in template.metadata:
        guess = {"ko": messages.GUESSED_KOREAN, "en": messages.GUESSED_ENGLISH}
        notes.append(guess[language])
    version = template.metadata.get("course", {}).get("version")
    if submission.version and version and submission.version != version:
        notes.append(messages.OTHER_VERSION)

    places = {name: at for at, cell in enumerate(notebook.cells) if (name := grade_id(cell))}
    theirs: dict[str, list[Cell]] = {}
    for cell in submission.cells:
        if cell.grade_id in places:
            theirs.setdefault(str(cell.grade_id), []).append(cell)
    for name, at in places.items():
        notes += _fill(notebook.cells[at], theirs.get(name, []))

    order = [places[name] for name in theirs]
    if order != sorted(order):
        notes.append(messages.REPAIRED_ORDER)
    notebook.cells, added = _with_extras(notebook.cells, places, template, submission.cells)
    if added:
        notes.append(messages.KEPT_EXTRA.format(count=added))
    return Rebuilt(notebook, language, tuple(notes))


def _fill(cell: Node, found: list[Cell]) -> list[Text]:
    """Put the student's answer into ``cell``; what had to be repaired."""
    name = grade_id(cell)
    if not found:
        return [messages.REPAIRED_DELETED.format(cell=name)]
    notes = []
    if len(found) > 1:
        notes.append(messages.REPAIRED_DUPLICATE.format(cell=name))
    if any(each.kind != cell.cell_type for each in found):
        notes.append(messages.REPAIRED_TYPE.format(cell=name))
    if is_answer(cell):
        # Parts of a split text are one answer; further code cells are run after the first.
        parts = found if cell.cell_type == "markdown" else found[:1]
        cell.source = "\n\n".join(part.source for part in parts)
    elif not is_task(cell) and any(each.source != cell.source for each in found):
        # A check differs from the released one where its hidden part was; that is no news.
        notes.append(messages.REPAIRED_LOCKED.format(cell=name))
    return notes


def _with_extras(
    cells: list[Node], places: dict[str, int], template: Node, theirs: tuple[Cell, ...]
) -> tuple[list[Node], int]:
    """The template's cells, each after the student's own that stood before it, and how many
    of those are no copy of an answer.
    """
    known_ids = {cell["id"] for cell in template.cells if "id" in cell}
    known_sources = {cell.source.strip() for cell in template.cells}
    before: dict[int, list[Node]] = {}
    waiting: list[Node] = []
    seen: set[str] = set()
    number = added = 0
    for cell in theirs:
        at = places.get(cell.grade_id) if cell.grade_id else None
        if at is not None and cell.grade_id not in seen:
            seen.add(str(cell.grade_id))
            before.setdefault(at, []).extend(waiting)
            waiting = []
            continue
        if at is not None:
            # A second copy of an answer runs where it stands; of any other cell it is dropped.
            own = is_answer(cells[at]) and cells[at].cell_type == "code"
        else:
            own = cell.cell_id not in known_ids and cell.source.strip() not in known_sources
        if own and cell.kind == "code" and cell.source.strip():
            number += 1
            added += at is None
            waiting.append(_extra(cell, number))
    result: list[Node] = []
    for at, each in enumerate(cells):
        result += [*before.get(at, []), each]
    return result + waiting, added


def _extra(cell: Cell, number: int) -> Node:
    return new_code_cell(cell.source, id=f"extra-{number}", metadata={EXTRA: True})


def _likely_language(cells: tuple[Cell, ...], default: Lang) -> Lang:
    """The language in which most of the prose is written."""
    prose = "".join(cell.source for cell in cells if cell.kind == "markdown")
    hangul = len(re.findall(r"[가-힣]", prose))
    latin = len(re.findall(r"[A-Za-z]", prose))
    if hangul + latin < 40:
        return default
    # A Korean page keeps formulas and names in Latin letters; an English one has no Hangul.
    return "ko" if hangul * 10 > latin else "en"
