"""What students hand in is read with suspicion: whatever it is, cells or a sentence come out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import unprivileged
from hypothesis import given
from hypothesis import strategies as st

from course_pkg.check.verdict import Text
from course_pkg.grading import messages, reading
from course_pkg.grading.journal import digest_of
from course_pkg.grading.reading import (
    Absent,
    Submission,
    Unreadable,
    find_submission,
    parse,
    read_submission,
)


def notebook(*sources: Any, **metadata: Any) -> dict[str, Any]:
    cells = [{"cell_type": "code", "source": source, "metadata": {}} for source in sources]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}


def reason(data: bytes) -> Text:
    found = parse(data)
    assert isinstance(found, Unreadable)
    return found.reason


def cells(data: bytes) -> Submission:
    found = parse(data)
    assert isinstance(found, Submission)
    return found


def deep(levels: int) -> bytes:
    return (
        json.dumps(notebook("x")).encode()[:-1] + b', "a": ' + b"[" * levels + b"]" * levels + b"}"
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", messages.NOT_JSON),
        (b"{", messages.NOT_JSON),
        (deep(200_000), messages.NOT_JSON),
        (b"9" * 10_000, messages.NOT_JSON),
        ('{"nbformat": 4, "배'.encode()[:-1], messages.NOT_JSON),
        (b"\xff\xff\xff", messages.NOT_TEXT),
        (b"[]", messages.NOT_A_NOTEBOOK),
        (b'{"nbformat": 3, "worksheets": []}', messages.NOT_A_NOTEBOOK),
        (b'{"nbformat": 4, "cells": {}}', messages.NOT_A_NOTEBOOK),
        (json.dumps(notebook(*["x"] * 2001)).encode(), messages.NOT_A_NOTEBOOK),
    ],
)
def test_what_is_no_notebook_has_a_reason(data: bytes, expected: Text) -> None:
    assert reason(data) == expected


def test_size_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_MEGABYTES", 0)
    assert reason(b"{}") == messages.TOO_BIG.format(limit=0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_encodings_of_windows_are_read(encoding: str) -> None:
    data = json.dumps(notebook("평균 = 1"), ensure_ascii=False).encode(encoding)
    found = cells(data)
    assert found.cells[0].source == "평균 = 1"
    assert bool(found.notes) == (encoding in ("cp949", "utf-16"))


def test_sources_may_be_lists_and_metadata_may_be_anything() -> None:
    document = notebook(["a = 1\n", 7, "b = 2"], "\ud800", 5)
    document["cells"] += ["cell", {"cell_type": "widget"}, None]
    document["cells"][0]["metadata"] = {"nbgrader": {"grade_id": ["x"]}}
    document["metadata"] = [1]
    found = cells(json.dumps(document).encode())
    assert [cell.source for cell in found.cells] == ["a = 1\nb = 2", "?"]
    assert found.cells[0].grade_id is None
    assert found.language is None


@pytest.mark.parametrize(
    ("metadata", "source", "expected"),
    [
        ({"course": {"language": "en"}}, "use_language('ko')", "en"),
        ({"course": {"language": "fr"}}, "import x\nuse_language('en')", "en"),
        ({}, 'use_language("ko")', "ko"),
        ({}, "# use_language('en')", None),
        ({"course": 3}, "", None),
    ],
)
def test_language_is_named_by_metadata_else_by_the_setup_cell(
    metadata: dict[str, Any], source: str, expected: str | None
) -> None:
    assert cells(json.dumps(notebook(source, **metadata)).encode()).language == expected


def test_links_and_pipes_are_not_read(tmp_path: Path) -> None:
    target = tmp_path / "real.ipynb"
    target.write_text(json.dumps(notebook("x")), encoding="utf-8")
    (tmp_path / "link.ipynb").symlink_to(target)
    os.mkfifo(tmp_path / "pipe.ipynb")
    (tmp_path / "folder.ipynb").mkdir()
    assert isinstance(read_submission(target), Submission)
    for name in ("link", "pipe", "folder"):
        assert read_submission(tmp_path / f"{name}.ipynb") == Unreadable(messages.NOT_A_FILE)


def test_what_the_grader_may_not_read_is_named_as_such_and_stops_nobody() -> None:
    with unprivileged.folder() as place:
        for name, mode in (("kim", 0o000), ("lee", 0o644), ("park", 0o755)):
            folder = place / name / "mini"
            folder.mkdir(parents=True)
            (folder / "mini.ipynb").write_text(json.dumps(notebook("x")), encoding="utf-8")
            (place / name).chmod(mode)
        (place / "park" / "mini" / "mini.ipynb").chmod(0o000)
        (place / "choi").mkdir()
        folders = [place / name / "mini" for name in ("kim", "lee", "park")]
        with unprivileged.account():
            shut = [find_submission(each.parent, "mini", "mini") for each in folders]
            digests = {digest_of(each, "mini") for each in folders}
            assert isinstance(find_submission(place / "choi", "mini", "mini"), Absent)
        # Once it may be read it is another submission: ``--resume`` grades it.
        (place / "park" / "mini" / "mini.ipynb").chmod(0o644)
        assert digest_of(folders[2], "mini") not in digests
    assert shut == [Unreadable(messages.NO_ACCESS)] * 3


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(cells=st.lists(JSON), metadata=JSON)
def test_no_json_is_a_crash(cells: list[Any], metadata: Any) -> None:
    document = {"nbformat": 4, "cells": cells, "metadata": metadata}
    assert isinstance(parse(json.dumps(document).encode()), Submission)


@given(st.binary(max_size=200))
def test_no_bytes_are_a_crash(data: bytes) -> None:
    assert isinstance(parse(data), Submission | Unreadable)


def test_a_grammar_that_takes_seconds_to_compile_is_not_imported() -> None:
    asked = (
        "import sys, course_pkg.grading.source as s; print({'lark', 'nbformat'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "{'nbformat'}\n"


def test_blank_lines_cost_no_more_than_other_text() -> None:
    started = time.monotonic()
    assert cells(json.dumps(notebook("\n" * 300_000)).encode()).language is None
    # Looking for the language took the square of their number: a quarter of an hour.
    assert time.monotonic() - started < 20
