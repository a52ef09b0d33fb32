"""Release: the same bytes every time, two languages, nothing in them that students may not see."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from course_pkg.errors import ReleaseError
from course_pkg.release import release
from course_pkg.release.source import read_source, to_bytes

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(path.stem for path in (ROOT / "solutions").glob("*.md"))
LANGS = ("ko", "en")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A course folder without assignments, released.

    The source notebooks lie there: what another processor rounds otherwise is kept from them.
    """
    root = tmp_path_factory.mktemp("course")
    for name in NAMES:
        (root / "solutions" / name).mkdir(parents=True)
        shutil.copy(ROOT / "solutions" / f"{name}.md", root / "solutions")
        shutil.copy(ROOT / "solutions" / name / f"{name}.ipynb", root / "solutions" / name)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    release(root, check=False, say=lambda line: None)
    return root


def read(root: Path, name: str, lang: str | None = None):
    folder = root / "assignments" / lang if lang else root / "solutions"
    return nbformat.read(folder / name / f"{name}.ipynb", as_version=4)


def known(notebook):
    """The cells that nbgrader knows, by id."""
    return {
        cell.metadata.nbgrader.grade_id: cell
        for cell in notebook.cells
        if "nbgrader" in cell.metadata
    }


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("solutions", "assignments")
        for path in sorted((root / folder).rglob("*.ipynb"))
        if ".ipynb_checkpoints" not in path.parts
    }


def test_the_bytes_are_those_of_the_repository(fresh):
    assert files(fresh) == files(ROOT)


@pytest.mark.slow
@pytest.mark.parametrize(
    "processor", [{"OPENBLAS_CORETYPE": "Prescott"}, {"ATEN_CPU_CAPABILITY": "default"}]
)
def test_the_bytes_are_the_same_on_another_processor(processor):
    """Eigenvectors of equal eigenvalues are what the processor's arithmetic makes of rounding."""
    # OpenBLAS, which NumPy brings, and torch take their kernels for the processor they are told of.
    ran = subprocess.run(
        [sys.executable, "-m", "course_pkg", "release", "--check"],
        cwd=ROOT,
        env={**os.environ, **processor},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_check_finds_what_is_out_of_date_and_writes_nothing(fresh, tmp_path):
    for part in ("solutions", "assignments/ko", "assignments/en"):
        shutil.copytree(fresh / part / "batch_norm", tmp_path / part / "batch_norm")
    shutil.copy(fresh / "solutions" / "batch_norm.md", tmp_path / "solutions")
    shutil.copy(fresh / "nbgrader_config.py", tmp_path)
    before = files(tmp_path)
    assert release(tmp_path, check=True, say=lambda line: None) == []
    english = tmp_path / "assignments" / "en" / "batch_norm" / "batch_norm.ipynb"
    english.write_bytes(english.read_bytes() + b" ")
    (tmp_path / "solutions" / "batch_norm" / "batch_norm.ipynb").unlink()
    found = release(tmp_path, check=True, say=lambda line: None)
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "solutions/batch_norm/batch_norm.ipynb",
        "assignments/en/batch_norm/batch_norm.ipynb",
    ]
    assert english.read_bytes().endswith(b" ")
    assert sorted(release(tmp_path, check=False, say=lambda line: None)) == sorted(found)
    assert files(tmp_path) == before


@pytest.mark.parametrize("name", NAMES)
def test_nothing_tells_where_or_when_it_was_made(fresh, name):
    for data in files(fresh).values():
        text = data.decode()
        assert str(fresh) not in text
        assert not re.search(r"/(?:tmp|home|root|Users)/|20\d\d-\d\d-\d\d", text)


@pytest.mark.parametrize("name", NAMES)
def test_cells_that_nbgrader_knows_are_the_same_in_both_languages(fresh, name):
    korean, english = (known(read(fresh, name, lang)) for lang in LANGS)
    assert korean == english
    assert list(korean) == list(known(read(fresh, name)))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_released_notebook_speaks_one_language(fresh, name, lang):
    notebook = read(fresh, name, lang)
    course = notebook.metadata.course
    assert course.language == lang
    assert course.assignment == name
    assert course.version == read(fresh, name).metadata.course.version
    assert notebook.metadata.kernelspec.name == "python3"
    assert {cell.metadata.get("lang", lang) for cell in notebook.cells} == {lang}
    assert sum(f'use_language("{lang}")' in cell.source for cell in notebook.cells) == 1
    prose = "\n".join(cell.source for cell in notebook.cells if cell.metadata.get("lang"))
    assert bool(re.search(r"[가-힣]", prose)) == (lang == "ko")
    for cell in notebook.cells:
        assert not {"lang", "nbgrader"} <= set(cell.metadata)
        assert cell.cell_type != "markdown" or {"lang", "nbgrader"} & set(cell.metadata)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_released_notebook_keeps_every_secret(fresh, name, lang):
    """Neither solutions nor hidden tests, in source, metadata, outputs or attachments."""
    source, released = read(fresh, name), read(fresh, name, lang)
    text = nbformat.writes(released)
    assert "BEGIN SOLUTION" not in text
    assert "HIDDEN TESTS" not in text
    assert all(cell.get("outputs", []) == [] for cell in released.cells)
    assert all("attachments" not in cell for cell in released.cells)
    secret = set()
    for cell in source.cells:
        for region in re.findall(
            r"### BEGIN (?:SOLUTION|HIDDEN TESTS)\n(.*?)### END", cell.source, re.DOTALL
        ):
            secret |= {line.strip() for line in region.splitlines()}
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "markdown":
            secret |= set(cell.source.splitlines())
    shown = {line.strip() for cell in source.cells for line in _open_lines(cell)}
    there = {line.strip() for cell in released.cells for line in cell.source.splitlines()}
    there |= set(re.findall(r'"((?:[^"\\]|\\.)*)"', text))  # keys and values of metadata too
    assert len(secret - shown) > 50
    assert not {line for line in secret - shown if line} & there


def _open_lines(cell):
    """Lines of a source cell that students are meant to see."""
    marks = cell.metadata.get("nbgrader", {})
    if marks.get("solution") and cell.cell_type == "markdown":
        return []
    regions = r"### BEGIN (SOLUTION|HIDDEN TESTS)\n.*?### END \1"
    return re.sub(regions, "", cell.source, flags=re.DOTALL).splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_cell_ids_are_valid_unique_and_stable(fresh, name):
    for notebook in (read(fresh, name), *(read(fresh, name, lang) for lang in LANGS)):
        ids = [cell.id for cell in notebook.cells]
        assert len(set(ids)) == len(ids)
        for cell in notebook.cells:
            if "nbgrader" in cell.metadata:
                assert cell.id == cell.metadata.nbgrader.grade_id


def write(folder: Path, body: str) -> Path:
    path = folder / "small.md"
    path.write_text(body, encoding="utf-8")
    return path


GOOD = """
+++ {"lang": "ko"}

하나

+++ {"lang": "en"}

one

```{code-cell} python
:solution: a
### BEGIN SOLUTION
x = 1
### END SOLUTION
```

```{code-cell} python
:check: a
:points: 2
show(x)
```
"""


def test_the_version_changes_with_the_contents_only(tmp_path):
    first = read_source(write(tmp_path, GOOD))
    assert to_bytes(first) == to_bytes(read_source(write(tmp_path, GOOD + "\n\n")))
    second = read_source(write(tmp_path, GOOD.replace(":points: 2", ":points: 3")))
    assert first.metadata.course.version != second.metadata.course.version


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('+++ {"lang": "en"}\n\none\n', ""), "in ko only"),
        (('{"lang": "en"}', '{"lang": "fr"}'), "lang must be ko or en"),
        (('{"lang": "en"}', '{"tongue": "en"}'), "at most one of"),
        (('+++ {"lang": "en"}', "+++"), "prose needs a language"),
        ((":points: 2\n", ""), "points go with check"),
        ((":points: 2", ":points: 0"), "points go with check"),
        ((":points: 2", ":points: two"), "points go with check"),
        ((":solution: a", ":solution: a\n:points: 2"), "points go with check"),
        ((":solution: a", ":solution: a\n:locked: b"), "at most one of"),
        (("show(x)", "x"), r"must end in show\(…\)"),
        (("### BEGIN SOLUTION\n", ""), "mark the answer"),
        ((":solution: a", ":check: a\n:points: 1"), "must end in show"),
        ((":check: a", ":check: a-answer"), "each name may be used once; a-answer"),
    ],
)
def test_a_source_that_cannot_be_released_is_a_sentence(tmp_path, change, words):
    assert change[0] in GOOD
    with pytest.raises(ReleaseError, match=words):
        read_source(write(tmp_path, GOOD.replace(*change)))


def test_what_nbgrader_refuses_is_a_sentence(tmp_path):
    (tmp_path / "solutions").mkdir()
    write(tmp_path / "solutions", GOOD.replace("### END SOLUTION\n", ""))
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    with pytest.raises(ReleaseError, match="nbgrader could not release 'small'"):
        release(tmp_path, check=True, say=lambda line: None)


def test_a_folder_without_sources_is_a_sentence(tmp_path):
    with pytest.raises(ReleaseError, match="found none"):
        release(tmp_path, check=True, say=lambda line: None)


def test_a_folder_without_the_configuration_is_a_sentence(tmp_path):
    (tmp_path / "solutions").mkdir()
    write(tmp_path / "solutions", GOOD)
    with pytest.raises(ReleaseError, match=r"nbgrader_config\.py was expected"):
        release(tmp_path, check=True, say=lambda line: None)
