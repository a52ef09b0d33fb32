"""Numbers of benchmarks/diagnosis.py: counted, printed, and kept in results/diagnosis.json."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RESULT = Path(__file__).resolve().parent / "results" / "diagnosis.json"
COLUMNS = ("wrong", "caught", "told", "single", "named", "rightly", "wrongly", "right", "failed")
_BEFORE = ("wrong", "caught", "single", "rightly", "wrongly", "right", "failed")
BEFORE = {
    "first": dict(zip(_BEFORE, (179, 170, 154, 77, 0, 84, 0), strict=True)),
    "second": dict(zip(_BEFORE, (66, 65, 60, 32, 6, 19, 0), strict=True)),
    "third": dict(zip(_BEFORE, (117, 115, 104, 54, 1, 7, 0), strict=True)),
}
"""The answers seen as they came in, in batches, when the checks had not been tuned on them.

The third was the sealed one, run once when all tuning was done; it has been opened since.
"""


@dataclass(frozen=True)
class Said:
    """What was said to one answer by the checks of its cell, mostly one.

    labels: the names that would be right (None: not labelled); names: those that were given;
    remarked: a remark said that the answer changes what it was given.
    """

    place: str
    group: str
    right: bool
    mistakes: int
    labels: tuple[str, ...] | None
    passed: bool
    names: tuple[str, ...]
    remarked: bool = False

    @property
    def misnamed(self) -> bool:
        return self.labels is not None and not set(self.names) <= set(self.labels)

    @property
    def well_named(self) -> bool:
        return bool(self.names and self.labels) and not self.misnamed

    @property
    def told(self) -> bool:
        """Keeps its points by design: the values are right, and a remark says what is not."""
        return not self.right and self.passed and self.remarked


def counts(rows: Iterable[Said]) -> dict[str, int]:
    """single: wrong answers with one mistake; named: those given a name, rightly or wrongly.

    wrongly counts every wrong name, also of answers with two mistakes and of right ones.
    """
    rows = list(rows)
    wrong = [row for row in rows if not row.right]
    single = [row for row in wrong if row.mistakes == 1]
    right = [row for row in rows if row.right]
    return {
        "wrong": len(wrong),
        "caught": sum(not row.passed for row in wrong),
        "told": sum(row.told for row in wrong),
        "single": len(single),
        "named": sum(bool(row.names) for row in single),
        "rightly": sum(row.well_named for row in single),
        "wrongly": sum(row.misnamed for row in rows),
        "right": len(right),
        "failed": sum(not row.passed for row in right),
    }


def table(title: str, rows: list[Said]) -> None:
    print(f"{title:<20}" + "".join(f"{column:>9}" for column in COLUMNS))
    for group, found in by_group(rows).items():
        print(f"{group:<20}" + "".join(f"{found[column]:>9}" for column in COLUMNS))
    single = [row for row in rows if not row.right and row.mistakes == 1]
    in_words = [row for row in single if row.labels]
    given = sum(row.well_named for row in in_words)
    all_of_them = counts(rows)
    wrong = max(all_of_them["wrong"], 1)
    print(f"caught: {all_of_them['caught'] / wrong:.1%}; told: {all_of_them['told']}")
    print(f"one mistake: a name for {all_of_them['named'] / max(len(single), 1):.1%};", end=" ")
    print(f"of the {len(in_words)} that the catalogue has words for, {given} got them")
    unjudged = sum(row.labels is None and not row.right for row in rows)
    print(f"not labelled, so no name of theirs is judged: {unjudged}\n" if unjudged else "")


def details(rows: list[Said]) -> None:
    """The answers that something went wrong with, one per line."""
    for row in rows:
        if row.right and not row.passed:
            print(f"right, but loses points: {row.place}")
        elif row.told:
            print(f"told, and keeps its points: {row.place}")
        elif not row.right and row.passed:
            print(f"wrong, and gets all points: {row.place}")
        elif row.labels and row.mistakes == 1 and not row.names:
            print(f"no name, though the catalogue has one: {row.place}, {' or '.join(row.labels)}")
        if row.misnamed:
            print(f"wrong name: {row.place} is called {' and '.join(row.names)}")
    print()


def by_group(rows: list[Said]) -> dict[str, dict[str, int]]:
    """The counts of every assignment, and of all."""
    groups = [*sorted({row.group for row in rows}), "all"]
    return {name: counts(row for row in rows if name in (row.group, "all")) for name in groups}


def keep(sets: dict[str, list[Said]], path: Path = RESULT) -> None:
    """Store the counts of ``sets``; what is stored of a set that did not run now stays."""
    stored: dict[str, Any] = {}
    if path.exists():
        stored = json.loads(path.read_text(encoding="utf-8"))
    stored |= {"before": BEFORE} | {name: by_group(rows) for name, rows in sets.items()}
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
