"""Make the example class: submissions to ``batch_norm``, good and bad, from the released notebooks.

Run ``python tests/example_class/make.py`` after a release; a test compares what it writes with
what is committed. The students are invented. Sorted, a folder each:

choi-eunseo     ko  a syntax error in one answer
emma-wright     en  complete
han-sua         ko  handed in a text file instead of the notebook
jung-doyun      ko  the file was cut off while saving
kim-haneul      ko  complete, with a helper cell of her own
lee-seojun      ko  partly wrong: M-01, M-11, M-02, M-08
liam-becker     en  copied an answer cell, and with it its grade id
noah-fischer    en  partly wrong: M-03, M-05 (and predicted so)
oliver-grant    en  a loop that never ends
park-jiwoo      ko  blank
shin-yerin      ko  partly wrong: M-04, M-06
sofia-rossi     en  partly wrong: M-07, R-20
tom-hughes      en  saved with another kernel, answers right
yoon-haeun      ko  ends the process in one answer
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ASSIGNMENT = "batch_norm"
FILE = f"{ASSIGNMENT}.ipynb"

Notebook = dict[str, Any]


def _answers() -> Any:
    spec = importlib.util.spec_from_file_location("answers", HERE / "answers.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(HERE / "answers.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


answers = _answers()
RIGHT = {
    "def batch_norm_forward": answers.FORWARD,
    "def batch_norm_backward": answers.BACKWARD,
    "prediction =": answers.PREDICTION,
    "class BatchNorm": answers.MODULE,
    "def masked_batch_norm": answers.MASKED,
    "def inputs": answers.HUNT,
}


def notebook(lang: str, *given: str) -> Notebook:
    """A complete notebook in which ``given`` answers stand in for the right ones."""
    made = released(lang)
    texts = dict(RIGHT)
    for answer in given:
        texts[next(start for start in texts if start in answer)] = answer
    for cell in answer_cells(made):
        if cell["cell_type"] == "markdown":
            cell["source"] = _lines(answers.EXPLANATION[lang])
            continue
        source = "".join(cell["source"])
        cell["source"] = _lines(next(texts[start] for start in texts if start in source))
    return made


def released(lang: str) -> Notebook:
    """The released notebook of one language."""
    path = ROOT / "assignments" / lang / ASSIGNMENT / FILE
    made: Notebook = json.loads(path.read_text(encoding="utf-8"))
    return made


def solution_cells() -> dict[str, str]:
    """The instructor's own answers, by grade id."""
    path = ROOT / "solutions" / ASSIGNMENT / FILE
    source: Notebook = json.loads(path.read_text(encoding="utf-8"))
    return {
        grade_id(cell): "".join(
            line
            for line in "".join(cell["source"]).splitlines(keepends=True)
            if "### BEGIN SOLUTION" not in line and "### END SOLUTION" not in line
        )
        for cell in answer_cells(source)
    }


def answer_cells(made: Notebook) -> list[dict[str, Any]]:
    """The cells that a student writes."""
    return [cell for cell in made["cells"] if _marks(cell).get("solution")]


def grade_id(cell: dict[str, Any]) -> str:
    """The id under which the gradebook knows a cell."""
    return str(_marks(cell)["grade_id"])


def place(made: Notebook, start: str) -> int:
    """The index of the answer cell that begins with ``start``."""
    sources = ["".join(cell["source"]) for cell in made["cells"]]
    return next(index for index, source in enumerate(sources) if start in source)


def kim_haneul() -> bytes:
    """Her own helper cell above the first answer."""
    made = notebook("ko")
    helper = _code("# 축을 헷갈리지 않으려고 모양을 먼저 본다\nnp.zeros((2, 3)).mean(axis=0).shape")
    made["cells"].insert(place(made, "def batch_norm_forward"), helper)
    return saved(made)


def liam_becker() -> bytes:
    """A first try, copied with its metadata, then improved below."""
    made = notebook("en")
    at = place(made, "def batch_norm_forward")
    first = json.loads(json.dumps(made["cells"][at]))
    first["source"], first["id"] = _lines(answers.UNBIASED), "first-try"
    made["cells"].insert(at, first)
    return saved(made)


def tom_hughes() -> bytes:
    """Right answers, saved by a Jupyter whose only kernel was R."""
    made = notebook("en")
    made["metadata"]["kernelspec"] = {"display_name": "R", "language": "R", "name": "ir"}
    made["metadata"]["language_info"] = {"name": "R"}
    return saved(made)


def jung_doyun() -> bytes:
    """The first half of a file."""
    whole = saved(notebook("ko"))
    return whole[: len(whole) // 2]


STUDENTS: dict[str, Callable[[], bytes]] = {
    "choi-eunseo": lambda: saved(notebook("ko", answers.SYNTAX)),
    "emma-wright": lambda: saved(notebook("en")),
    "jung-doyun": jung_doyun,
    "kim-haneul": kim_haneul,
    "lee-seojun": lambda: saved(
        notebook("ko", answers.UNBIASED, answers.CONSTANT, answers.BIASED_AND_EVAL_BATCH)
    ),
    "liam-becker": liam_becker,
    "noah-fischer": lambda: saved(
        notebook("en", answers.EPS_OUTSIDE, answers.SWAPPED, answers.PREDICTED_SWAPPED)
    ),
    "oliver-grant": lambda: saved(notebook("en", answers.ENDLESS)),
    "park-jiwoo": lambda: saved(released("ko")),
    "shin-yerin": lambda: saved(notebook("ko", answers.NO_ROOT, answers.ATTACHED)),
    "sofia-rossi": lambda: saved(notebook("en", answers.LEARNED, answers.PADDING_INCLUDED)),
    "tom-hughes": tom_hughes,
    "yoon-haeun": lambda: saved(notebook("ko", answers.EXITS)),
}


def files() -> dict[str, bytes]:
    """Every file of the class, by its path below this folder."""
    made = {f"{name}/{ASSIGNMENT}/{FILE}": make() for name, make in STUDENTS.items()}
    note = "죄송합니다. 노트북을 저장하지 못해서 답만 적어 냅니다.\n"
    made[f"han-sua/{ASSIGNMENT}/answers.txt"] = note.encode()
    return dict(sorted(made.items()))


def saved(made: Notebook) -> bytes:
    """The bytes of a notebook as Jupyter saves it."""
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def main() -> None:
    """Write the class."""
    for name, data in files().items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _marks(cell: dict[str, Any]) -> dict[str, Any]:
    marks: dict[str, Any] = cell["metadata"].get("nbgrader", {})
    return marks


def _code(source: str) -> dict[str, Any]:
    made = {"cell_type": "code", "execution_count": None, "id": "helper", "metadata": {}}
    return {**made, "outputs": [], "source": _lines(source)}


def _lines(source: str) -> list[str]:
    return source.rstrip("\n").splitlines(keepends=True)


if __name__ == "__main__":
    main()
