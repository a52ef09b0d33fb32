"""Notebooks as students have them: fresh, answered, saved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def given(name: str = "batch_norm", lang: str = "ko") -> dict[str, Any]:
    """A notebook as it is released."""
    path = ROOT / "assignments" / lang / name / f"{name}.ipynb"
    return json.loads(path.read_text(encoding="utf-8"))


def cells(notebook: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Its cells by grade id."""
    marked = (cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"])
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in marked}


def answered(name: str = "batch_norm", lang: str = "ko") -> dict[str, Any]:
    """A notebook in which every answer is that of the source."""
    path = ROOT / "solutions" / name / f"{name}.ipynb"
    right = cells(json.loads(path.read_text(encoding="utf-8")))
    notebook = given(name, lang)
    for key, cell in cells(notebook).items():
        if cell["metadata"]["nbgrader"]["solution"]:
            cell["source"] = right[key]["source"]
            if cell["cell_type"] == "markdown":
                cell["source"] = "In evaluation mode the running statistics are used."
    return notebook


def save(notebook: dict[str, Any], path: Path | str = "batch_norm.ipynb") -> Path:
    """Write a notebook as JupyterLab does."""
    path = Path(path)
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")
    return path
