"""Run nbgrader's own ``GenerateAssignment`` on one notebook, in folders that are thrown away."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path
from typing import Any

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from course_pkg.check.verdict import Lang
from course_pkg.errors import ReleaseError


def generate(name: str, notebook: bytes, lang: Lang, root: Path, work: Path) -> dict[str, bytes]:
    """What students of ``lang`` get of assignment ``name``: path in its folder -> bytes.

    The configuration is the course's ``nbgrader_config.py``, so that plain
    ``nbgrader generate_assignment`` makes the same file. The gradebook is not touched.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from nbgrader.converters import GenerateAssignment
        from nbgrader.coursedir import CourseDirectory

        source = work / "solutions" / name / f"{name}.ipynb"
        source.parent.mkdir(parents=True)
        source.write_bytes(notebook)
        config = _config(root, work, lang)
        heard = _Heard()
        log = logging.Logger("release")
        log.addHandler(heard)
        course = CourseDirectory(config=config, log=log)
        course.assignment_id = name
        converter = GenerateAssignment(coursedir=course, config=config, log=log)
        try:
            converter.start()
        except (Exception, SystemExit) as error:
            raise ReleaseError(
                f"nbgrader could not release {name!r} ({lang}): {heard.text() or error}"
            ) from error
    folder = work / "assignments" / lang / name
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _config(root: Path, work: Path, lang: Lang) -> Config:
    config: Config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config.CourseDirectory.root = str(work)
    # nbgrader's own --no-db: making a gradebook starts alembic, which may not be on the path.
    config.GenerateAssignment.no_database = True
    config.SaveCells.enabled = False
    config.CourseDirectory.release_directory = f"assignments/{lang}"
    config.KeepLanguage.language = lang
    return config


class _Heard(logging.Handler):
    """Keeps what nbgrader logs as an error, to be said as one sentence if it fails."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._lines: list[str] = []

    def emit(self, record: Any) -> None:
        self._lines.append(record.getMessage())

    def text(self) -> str:
        return " ".join(line.strip().splitlines()[-1] for line in self._lines if line.strip())
