"""Chapters run once for both editions, with this Python, and fail in a sentence."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from course_pkg.book.execute import cache_key, execute_chapters, read_chapter
from course_pkg.book.kernel import cache_folder, environment, fingerprint, package_hash
from course_pkg.book.pages import local_toc, page_names
from course_pkg.book.reach import reached
from course_pkg.errors import BookError

HEAD = "---\nkernelspec: {display_name: Python 3, language: python, name: python3}\n---\n"


def course(root: Path, cell: str) -> Path:
    """A course with one chapter in both editions: other words, the same cell."""
    for lang, words in (("ko", "한국어 글"), ("en", "English words")):
        folder = root / "book" / lang
        folder.mkdir(parents=True)
        toc = f"root: book/{lang}/index\nchapters:\n- file: book/{lang}/one\n"
        (folder / "_toc.yml").write_text(toc, encoding="utf-8")
        (folder / "index.md").write_text(f"# {words}\n", encoding="utf-8")
        page = f"{HEAD}# {words}\n\n{words}\n\n```{{code-cell}} ipython3\n{cell}\n```\n"
        (folder / "one.md").write_text(page, encoding="utf-8")
    (root / "requirements.lock").write_text("", encoding="utf-8")
    (root / "course_pkg").mkdir()
    return root


@pytest.fixture(autouse=True)
def same_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo what execution sets in the environment."""
    monkeypatch.setattr(os, "environ", os.environ.copy())


def run(root: Path) -> tuple[int, list[str]]:
    said: list[str] = []
    return execute_chapters(root, ("ko", "en"), cache_folder(root), said.append), said


def test_one_execution_serves_both_editions(tmp_path: Path) -> None:
    out = tmp_path / "runs.txt"
    root = course(tmp_path, f"import sys\nopen({str(out)!r}, 'a').write(sys.executable + '\\n')")
    executed, said = run(root)
    assert executed == 1
    assert out.read_text().splitlines() == [sys.executable]
    assert any("one:" in line and line.endswith(" s") for line in said)
    assert run(root)[0] == 0, "the cache answers the second time"
    assert len(out.read_text().splitlines()) == 1


def test_chapters_run_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    # Each leaves its mark and waits for the other's: one after the other, the first would fail.
    cell = """import pathlib, time
here, there = (pathlib.Path({folder!r}, name) for name in {names})
here.touch()
for _ in range(900):
    if there.exists():
        break
    time.sleep(0.1)
assert there.exists()"""
    root = course(tmp_path, cell.format(folder=str(tmp_path), names=("a", "b")))
    for lang in ("ko", "en"):
        folder = root / "book" / lang
        page = (folder / "one.md").read_text(encoding="utf-8")
        (folder / "two.md").write_text(page.replace("('a', 'b')", "('b', 'a')"), encoding="utf-8")
        with (folder / "_toc.yml").open("a", encoding="utf-8") as toc:
            toc.write(f"- file: book/{lang}/two\n")
    assert run(root)[0] == 2


def test_a_caller_may_have_a_loop_of_its_own(tmp_path: Path) -> None:
    async def caller() -> int:
        return run(course(tmp_path, "1"))[0]

    # in a thread of its own: another test of this process may hold a browser, and with it a loop
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, caller()).result() == 1


def test_a_failing_cell_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BookError) as raised:
        run(course(tmp_path, "x = 1\nx / 0"))
    text = str(raised.value)
    assert "one, code cell 1 (line 9 of one.md)" in text
    assert "ZeroDivisionError: division by zero" in text
    assert len(text.splitlines()) <= 3


def test_the_kernel_is_this_python(tmp_path: Path) -> None:
    variables = environment(tmp_path)
    assert variables["OMP_NUM_THREADS"] == "1"  # chapters run side by side
    spec = Path(variables["JUPYTER_PATH"]) / "kernels" / "python3" / "kernel.json"
    assert json.loads(spec.read_text(encoding="utf-8"))["argv"][0] == sys.executable
    assert Path(variables["IPYTHONDIR"]).is_relative_to(tmp_path)


def test_a_changed_package_data_or_lock_empties_the_cache(tmp_path: Path) -> None:
    root = course(tmp_path, "from course_pkg import norm")
    seen = {fingerprint(root)}
    for name in ("course_pkg/norm.py", "course_pkg/weights.bin", "book/data/a.csv"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for content in ("a", "b"):
            path.write_text(content, encoding="utf-8")
            seen.add(fingerprint(root))
    (root / "requirements.lock").write_text("numpy==2", encoding="utf-8")
    seen.add(fingerprint(root))
    assert len(seen) == 8
    (root / "course_pkg" / "__pycache__").mkdir()
    (root / "course_pkg" / "__pycache__" / "norm.pyc").write_text("x", encoding="utf-8")
    assert fingerprint(root) in seen


def test_only_what_the_cells_reach_empties_the_cache(tmp_path: Path) -> None:
    root = course(tmp_path, "from course_pkg.plots import norm")
    package = {
        "plots/__init__.py": "",
        "plots/norm.py": "def draw():\n    import course_pkg.results\n",
        "results.py": "x = 1",
        "grading.py": "x = 1",
    }
    for name, text in package.items():
        (root / "course_pkg" / name).parent.mkdir(exist_ok=True)
        (root / "course_pkg" / name).write_text(text, encoding="utf-8")
    assert [path.name for path in reached(root)] == ["__init__.py", "norm.py", "results.py"]
    before = fingerprint(root), package_hash(root)
    (root / "course_pkg" / "grading.py").write_text("x = 2", encoding="utf-8")
    assert fingerprint(root) == before[0]
    assert package_hash(root) != before[1], "its docstrings may be on a page"
    (root / "course_pkg" / "results.py").write_text("x = 2", encoding="utf-8")
    assert fingerprint(root) != before[0]


@pytest.mark.parametrize(
    ("cell", "module"),
    [("%timeit 1", ""), ("from course_pkg import a", "import_module('course_pkg.' + b)")],
)
def test_everything_counts_where_imports_cannot_be_read(
    tmp_path: Path, cell: str, module: str
) -> None:
    root = course(tmp_path, cell)
    for name in ("a", "b"):
        (root / "course_pkg" / f"{name}.py").write_text(module, encoding="utf-8")
    assert len(reached(root)) == 2


def test_words_do_not_part_the_editions_but_options_do(tmp_path: Path) -> None:
    root = course(tmp_path, "1")
    ko, en = (
        read_chapter("one", root / "book" / lang / "one.md").notebook for lang in ("ko", "en")
    )
    assert cache_key(ko) == cache_key(en)
    page = root / "book" / "en" / "one.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("ipython3\n", "ipython3\n:tags: [hide-input]\n"), encoding="utf-8")
    assert cache_key(ko) != cache_key(read_chapter("one", page).notebook)


def test_a_page_without_a_file_is_a_sentence(tmp_path: Path) -> None:
    root = course(tmp_path, "1")
    (root / "book" / "ko" / "one.md").unlink()
    with pytest.raises(BookError, match=r"lists one, but there is no book/ko/one\.md"):
        page_names(root, "ko")


def test_a_broken_table_of_contents_is_a_sentence(tmp_path: Path) -> None:
    root = course(tmp_path, "1")
    toc = root / "book" / "ko" / "_toc.yml"
    for text in ("a: [", "chapters: []"):
        toc.write_text(text, encoding="utf-8")
        with pytest.raises(BookError, match=r"book/ko/_toc\.yml"):
            page_names(root, "ko")
    toc.unlink()
    with pytest.raises(BookError, match="no table of contents"):
        page_names(root, "ko")


def test_the_contents_are_seen_from_the_edition() -> None:
    toc = {"root": "book/ko/index", "parts": [{"chapters": [{"file": "book/ko/chapters/05"}]}]}
    assert local_toc(toc, "ko") == {
        "root": "index",
        "parts": [{"chapters": [{"file": "chapters/05"}]}],
    }
