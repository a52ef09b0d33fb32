"""What an LMS hands out, made for the tests, and a small class to take it in."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

from course_pkg.classroom.collect import Collected, collect

ROSTER = """id,name,email,language,extra_hours,lms_id
kim-haneul,김하늘,haneul@example.org,ko,,1001
2026002,"Wright, Emma",ewright@example.org,en,24,1002
kim-sol,김솔,,ko,,
kim-sol-2,김솔,,ko,,
namgung,남궁 민수,,ko,,
"""


def notebook(text: str = "1", assignment: str | None = "mini") -> bytes:
    course = {"course": {"assignment": assignment}} if assignment else {}
    cells = [{"cell_type": "code", "source": text, "metadata": {}}]
    return json.dumps({"nbformat": 4, "metadata": course, "cells": cells}).encode()


def package(student: str, data: bytes, assignment: str = "mini", sha: str | None = None) -> bytes:
    stream = io.BytesIO()
    said = {"student": student, "assignment": assignment}
    said["sha256"] = sha or hashlib.sha256(data).hexdigest()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr(f"{assignment}.ipynb", data)
        zipped.writestr("manifest.json", json.dumps(said))
    return stream.getvalue()


def make_class(folder: Path) -> Path:
    """A class of these five with one assignment, due on a day of November."""
    (folder / "source" / "mini").mkdir(parents=True)
    (folder / "source" / "mini" / "mini.ipynb").write_bytes(notebook())
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (folder / "class.toml").write_text("[assignments.mini]\ndue = 2026-11-21T10:00:00+09:00\n")
    return folder


def zipped(path: Path, files: dict[str, bytes], when: tuple[int, ...] = (2026, 11, 20)) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name, (*when[:3], 12, 0, 0)), data)
    return path


def take(course: Path, files: dict[str, bytes], name: str = "in.zip") -> Collected:
    return collect("mini", zipped(course.parent / name, files), course)
