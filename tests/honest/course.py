"""A small ordinary nbgrader course: plain asserts, partial credit, hidden tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ASSIGNMENT = "honest"
CELL_SECONDS = 60
SETUP = "import math\n\nimport numpy as np\n\ndata = [1, 2, 3, 4]"

TASKS: dict[str, tuple[float, str, str]] = {
    "standardise": (
        2,
        """\
def standardise(x):
    x = np.asarray(x, dtype=float)
    return (x - x.mean()) / x.std()""",
        """\
assert np.allclose(standardise([1.0, 2.0, 3.0]), [-1.2247449, 0, 1.2247449])
### BEGIN HIDDEN TESTS
z = standardise(np.random.default_rng(0).normal(3, 2, size=50))
assert abs(float(z.mean())) < 1e-6 and np.isclose(float(z.std()), 1), "mean and spread"
assert standardise(np.array([5.0, 7.0])).tolist() == [-1.0, 1.0]
### END HIDDEN TESTS""",
    ),
    "words": (
        3,
        """\
def words(text):
    found = {}
    for word in text.split():
        found[word] = found.get(word, 0) + 1
    return found""",
        """\
points = 0
points += words("a b a") == {"a": 2, "b": 1}
points += words("") == {}
### BEGIN HIDDEN TESTS
points += words("가 나 가") == {"가": 2, "나": 1}
### END HIDDEN TESTS
points""",
    ),
    "stack": (
        2,
        """\
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def __len__(self):
        return len(self.items)""",
        """\
stack = Stack()
stack.push(1)
stack.push("two")
assert len(stack) == 2
assert stack.pop() == "two"
### BEGIN HIDDEN TESTS
assert stack.pop() == 1 and len(stack) == 0
try:
    stack.pop()
except IndexError:
    pass
else:
    raise AssertionError("an empty stack has nothing to give")
### END HIDDEN TESTS""",
    ),
    "primes": (
        2,
        """\
def primes(limit):
    for n in range(2, limit):
        if all(n % d for d in range(2, int(n**0.5) + 1)):
            yield n""",
        """\
assert list(primes(20)) == [2, 3, 5, 7, 11, 13, 17, 19]
### BEGIN HIDDEN TESTS
assert sum(primes(100)) == 1060
assert list(primes(2)) == []
### END HIDDEN TESTS""",
    ),
    "fit": (
        2,
        """\
def fit(x, y):
    slope, offset = np.polyfit(x, y, 1)
    return slope, offset""",
        """\
slope, offset = fit([0.0, 1.0, 2.0, 3.0], [1.0, 3.0, 5.0, 7.0])
assert math.isclose(slope, 2, abs_tol=0.05)
assert math.isclose(offset, 1, abs_tol=0.05)
### BEGIN HIDDEN TESTS
slope, offset = fit([0.0, 1.0, 2.0], [4.0, 3.0, 2.0])
assert abs(slope + 1) < 0.05 and abs(offset - 4) < 0.05
### END HIDDEN TESTS""",
    ),
    "table": (
        1,
        'table = {"mean": sum(data) / len(data), "max": max(data)}',
        """\
assert table["mean"] == 2.5
assert sorted(table) == ["max", "mean"]
### BEGIN HIDDEN TESTS
assert isinstance(table["max"], (int, float)) and table["max"] == 4
### END HIDDEN TESTS""",
    ),
}
POINTS = {name: points for name, (points, _, _) in TASKS.items()}
STUBS = {name: answer.splitlines()[0] for name, (_, answer, _) in TASKS.items()}

CONFIG = f"""
c = get_config()
c.CourseDirectory.course_id = "honest"
c.Execute.timeout = {CELL_SECONDS}
"""


def _marks(name: str, points: float | None, locked: bool = True) -> dict[str, Any]:
    found: dict[str, Any] = {"grade_id": name, "grade": points is not None, "locked": locked}
    found |= {"points": points} if points is not None else {}
    solution = points is None and not locked
    return {"nbgrader": {**found, "solution": solution, "task": False, "schema_version": 3}}


def notebook(answers: dict[str, str], source: bool = False) -> Any:
    """The source (with its marks), or what a student hands in."""
    cells = [
        new_markdown_cell("# Seven days of Python", id="title"),
        new_code_cell(SETUP, id="setup", metadata=_marks("setup", None)),
    ]
    for name, (points, right, check) in TASKS.items():
        answer = answers.get(name, right)
        if source:
            answer = f"### BEGIN SOLUTION\n{answer}\n### END SOLUTION"
        else:
            head, _, rest = check.partition("### BEGIN HIDDEN TESTS\n")
            check = (head + rest.partition("### END HIDDEN TESTS")[2].lstrip("\n")).rstrip("\n")
        cells += [
            new_markdown_cell(f"## Write {name}", id=f"t-{name}"),
            new_code_cell(answer, id=f"a-{name}", metadata=_marks(name, None, locked=False)),
            new_code_cell(check, id=f"c-{name}", metadata=_marks(f"{name}-check", points)),
        ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def make_course(root: Path) -> None:
    """The course's folder with its source, without a student."""
    source = root / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    nbformat.write(notebook({}, source=True), source / f"{ASSIGNMENT}.ipynb")
    (root / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")


def as_json(made: Any) -> dict[str, Any]:
    """Plain values."""
    plain: dict[str, Any] = json.loads(nbformat.writes(made))
    return plain
