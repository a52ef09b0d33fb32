"""Pairs of notebooks that share code beyond what was given to everybody (with copydetect)."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from course_pkg.errors import ClassError
from course_pkg.grading.reading import Submission, read_submission

NOISE, WINDOW = 25, 1
"""Characters of normalised code that must match, wherever they stand.

A wider window keeps some matches and drops others by their hash values, which Python draws anew for
every process: the same two notebooks would be alike by another number on every run.
"""

ALIKE = 0.6
MIN_CODE = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Two students and the part of each one's own code that the other has as well."""

    first: str
    second: str
    of_first: float
    of_second: float


def similar(
    course: Path,
    assignment: str,
    students: Sequence[str],
    on_pair: Callable[[int, int], None] = lambda done, total: None,
) -> list[Pair]:
    """Pairs alike by at least ALIKE, most alike first; code cells only, given code left out.

    Raises ClassError where copydetect is not installed.
    """
    try:
        import copydetect
    except ImportError as error:
        raise ClassError(
            "similar notebooks are found with the library copydetect, which is not installed; "
            "install it (`pip install copydetect`) and run the report again"
        ) from error
    given = _given(course, assignment)
    found = _print(copydetect, "given", "\n".join(sorted(given)), None)
    common = np.array(sorted(found.hashes), dtype=np.int64)
    prints = {}
    for student in students:
        handed_in = read_submission(
            course / "submitted" / student / assignment / f"{assignment}.ipynb"
        )
        if not isinstance(handed_in, Submission):
            continue
        own = [
            cell.source
            for cell in handed_in.cells
            if cell.kind == "code" and cell.source.strip() not in given
        ]
        text = "\n".join(own)
        if len(text) >= MIN_CODE:
            prints[student] = _print(copydetect, student, text, common)
    pairs = []
    total = len(prints) * (len(prints) - 1) // 2
    for number, (one, two) in enumerate(combinations(sorted(prints), 2), 1):
        if number % 100 == 0 or number == total:
            on_pair(number, total)
        _, (first, second), _ = copydetect.compare_files(prints[one], prints[two])
        if max(first, second) >= ALIKE:
            pairs.append(Pair(one, two, min(float(first), 1.0), min(float(second), 1.0)))
    return sorted(pairs, key=lambda pair: (-max(pair.of_first, pair.of_second), pair.first))


def _given(course: Path, assignment: str) -> set[str]:
    """The code cells of the released notebooks: nobody wrote those."""
    texts = set()
    for top in ("release", "assignments"):
        for path in sorted((course / top).glob(f"*/{assignment}/{assignment}.ipynb")):
            found = read_submission(path)
            if isinstance(found, Submission):
                texts |= {cell.source.strip() for cell in found.cells if cell.kind == "code"}
    return texts


def _print(library: Any, name: str, text: str, common: Any) -> Any:
    with warnings.catch_warnings():
        # The library warns where a text has no fingerprint; it is then like nothing.
        warnings.simplefilter("ignore")
        return library.CodeFingerprint(
            name, NOISE, WINDOW, boilerplate=common, language="python", fp=io.StringIO(text)
        )
