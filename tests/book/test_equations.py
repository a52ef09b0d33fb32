"""Labels resolve both ways between the chapters and the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_pkg.book import equations
from course_pkg.book.equations import in_chapters, in_code, unmatched


def test_labels_resolve_both_ways(root: Path) -> None:
    assert unmatched(root) == []


def test_the_labels_of_batch_norm_are_there(root: Path) -> None:
    wanted = {"eq-bn-mu", "eq-bn-var", "eq-bn-xhat", "eq-bn-y", "eq-bn-dx", "eq-bn-inference"}
    assert wanted <= in_code(root).keys()
    assert wanted <= in_chapters(root, "ko").keys()
    assert list(in_chapters(root, "ko")) == list(in_chapters(root, "en"))


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    (tmp_path / "course_pkg").mkdir()
    (tmp_path / "course_pkg" / "norm.py").write_text("mu = 0  # eq-bn-mu\n", encoding="utf-8")
    for lang in ("ko", "en"):
        folder = tmp_path / "book" / lang
        folder.mkdir(parents=True)
        (folder / "_toc.yml").write_text(f"root: book/{lang}/index\n", encoding="utf-8")
        (folder / "index.md").write_text("$$\nm\n$$ (eq-bn-mu)\n", encoding="utf-8")
    return tmp_path


def test_a_pair_is_no_finding(small_course: Path) -> None:
    assert unmatched(small_course) == []


def test_a_label_only_in_code_is_found(small_course: Path) -> None:
    code = small_course / "course_pkg" / "norm.py"
    code.write_text("# eq-bn-mu eq-bn-var\n", encoding="utf-8")
    assert [text for text in unmatched(small_course) if "norm.py:1 names eq-bn-var" in text]


def test_a_label_only_in_a_page_is_found(small_course: Path) -> None:
    page = small_course / "book" / "en" / "index.md"
    page.write_text("$$\nm\n$$ (eq-bn-mu)\n$$\nv\n$$ (eq-bn-var)\n", encoding="utf-8")
    assert unmatched(small_course) == ["book/en/index.md defines eq-bn-var, which no code names"]


def test_a_family_that_arrived_may_not_wait(
    small_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(equations, "WAITING", ("eq-bn-",))
    assert "eq-bn-* is no longer waiting" in unmatched(small_course)
