"""One submission from cells to points, and the notebook in which they are shown."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, get_args

import nbformat
from nbformat.v4 import new_markdown_cell, new_output

from course_pkg.check.show import as_html
from course_pkg.check.verdict import MIME, Lang, Outcome, Text, Verdict
from course_pkg.grading import messages
from course_pkg.grading.cells import CellRun
from course_pkg.grading.engine import Engine
from course_pkg.grading.execute import Checker, execute
from course_pkg.grading.execution import Execution, Files, Limits
from course_pkg.grading.reading import Absent, Submission, Unreadable
from course_pkg.grading.rebuild import (
    Node,
    Rebuilt,
    grade_id,
    in_language,
    is_manual,
    is_task,
    rebuild,
)
from course_pkg.grading.report import Status, StudentReport, TaskReport
from course_pkg.grading.review import PATH, SECONDS, to_review
from course_pkg.grading.scoring import judge, unjudged
from course_pkg.grading.seeds import EXAMPLE_SECRET, submission_seed
from course_pkg.grading.split import Split, split

VERDICT = "course_verdict"
"""Metadata key of an output that the grader wrote: the only kind that feedback shows."""


_NAMES = {
    "timeout": "Timeout",
    "died": "KernelDied",
    "memory": "MemoryError",
    "output": "OutputTooLong",
    "cpu": "Timeout",
    "disk": "DiskFull",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A graded submission and its notebook, every check's output written by the grader."""

    notebook: Node
    report: StudentReport


class Paper:
    """What all submissions of an assignment share: its template, its limits, its secret.

    default: the language of a submission that does not say its own; files: what lies beside the
    notebook.
    """

    def __init__(
        self,
        assignment: str,
        template: Node,
        limits: Limits,
        secret: str = EXAMPLE_SECRET,
        default: Lang = "ko",
        files: Files = (),
    ) -> None:
        self.assignment = assignment
        self.template = template
        self.limits = limits
        self.secret = secret
        self.default = default
        self.files = files
        self.stubs: dict[Lang, Node] = {}
        self.splits: dict[Lang, Split] = {}
        for lang in get_args(Lang):
            self.stubs[lang] = in_language(template, lang)
            self.splits[lang] = split(self.stubs[lang])

    def digest(self, isolation: str) -> str:
        """What a result depends on beside the submission; another digest, another grading."""
        limits = f"{self.limits.cell} {self.limits.notebook} {self.limits.others}"
        parts = [nbformat.writes(self.template), limits, self.secret, self.default, isolation]
        seen = hashlib.sha256("\0".join(parts).encode())
        for name, data in self.files:
            seen.update(name.encode() + b"\0" + data)
        return seen.hexdigest()


def mark(
    paper: Paper,
    submission: Submission | Unreadable | Absent,
    engine: Engine,
    student: str = "",
    watch: Callable[[str, Checker], None] = lambda task, checker: None,
    seed: int | None = None,
) -> Marked:
    """Rebuild, run and judge one submission; what cannot be run scores zero and says why.

    watch: see ``execute``. seed: this submission's (default: derived from the paper's secret).
    """
    if not isinstance(submission, Submission):
        return without_run(paper, submission, student)
    rebuilt = rebuild(paper.template, submission, paper.default)
    if seed is None:
        seed = submission_seed(paper.secret, paper.assignment, student)
    plan = paper.splits[rebuilt.language]
    review: list[Text] = []

    def last(checker: Checker) -> None:
        given = paper.stubs[rebuilt.language]
        review.extend(to_review(rebuilt.notebook, given, partial(checker.ask, PATH, SECONDS)))

    execution = execute(
        rebuilt.notebook, plan, paper.limits, engine, seed, watch, paper.files, last
    )
    tasks = judge(rebuilt.notebook, paper.stubs[rebuilt.language], execution, paper.limits)
    bare = engine.isolation.rung == 3
    notes = (*rebuilt.notes, *([messages.NO_SANDBOX] if bare else []))
    found = tuple(review)
    report = StudentReport(student, rebuilt.language, execution.status, tuple(tasks), notes, found)
    shown = _shown(replace(rebuilt, notes=notes), execution, tasks)
    shown.metadata["course_grading"] = {
        "isolation": engine.isolation.name,
        "sandbox": engine.isolation.describe(),
        "seed": str(seed),
        "cell_seconds": paper.limits.cell,
        "notebook_seconds": paper.limits.notebook,
        **dict(paper.limits.others),
    }
    return Marked(shown, report)


def without_run(paper: Paper, submission: Unreadable | Absent, student: str) -> Marked:
    """Zero points for what holds no cells to run, and its reason."""
    missing = isinstance(submission, Absent)
    status: Status = "missing" if missing else "invalid"
    return unmarked(paper, submission.reason, status, student)


def unmarked(paper: Paper, reason: Text, status: Status, student: str) -> Marked:
    """Zero for every task of a submission that could not be graded, and the reason."""
    outcome: Outcome = "missing" if status == "missing" else "error"
    stubs = paper.stubs[paper.default]
    tasks = unjudged(stubs, reason, outcome)
    rebuilt = Rebuilt(stubs, paper.default, ())
    shown = _shown(rebuilt, Execution({}, "graded"), tasks)
    return Marked(shown, StudentReport(student, None, status, tuple(tasks)))


def _shown(rebuilt: Rebuilt, execution: Execution, tasks: list[TaskReport]) -> Node:
    """The notebook with the grader's word under each check and what other cells wrote."""
    notebook = copy.deepcopy(rebuilt.notebook)
    by_name = {task.task: task for task in tasks}
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        task = by_name.get(str(grade_id(cell))) if is_task(cell) else None
        if task and not is_manual(cell):
            cell.outputs = [verdict_output(task, rebuilt.language)]
        elif run := execution.runs.get(index):
            cell.outputs = _outputs(run, rebuilt.language)
    if rebuilt.notes:
        lines = [messages.REPAIR_HEADING, *rebuilt.notes]
        text = "\n- ".join(line[rebuilt.language] for line in lines)
        text = text.replace("\n- ", "\n\n- ", 1)
        notebook.cells.insert(0, new_markdown_cell(text, id="course-repairs"))
    return notebook


def verdict_output(task: TaskReport, language: Lang) -> Node:
    """The output from which nbgrader reads the points; without one it would give them all."""
    verdict = Verdict(
        task.task, task.points, task.score, task.verdict, task.message, task.misconception
    )
    return new_output(
        "execute_result",
        {
            "text/plain": repr(task.score),
            "text/html": as_html(verdict, language),
            MIME: task.to_json(),
        },
        metadata={VERDICT: True},
    )


def _outputs(run: CellRun, language: Lang) -> list[Node]:
    """What a cell of the student displayed, for the instructor's eyes."""
    outputs: list[dict[str, Any]] = list(run.outputs)
    if run.cut:
        text = messages.OUTPUT_CUT[language] + "\n"
        outputs.append({"output_type": "stream", "name": "stdout", "text": text})
    made = [new_output(**output) for output in outputs]
    if run.state != "ok":
        name = run.error or _NAMES.get(run.state, "Error")
        line = f"{name}: {run.error_text}"
        made.append(new_output("error", ename=name, evalue=run.error_text, traceback=[line]))
    return made
