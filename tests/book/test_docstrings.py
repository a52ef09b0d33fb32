"""Docstrings become pages: as prose, with links, and every public module is there."""

from __future__ import annotations

import re
from pathlib import Path

from course_pkg import check
from course_pkg.book.docstrings import as_rst, known, public_modules

PACKAGES = ("reference", "nn", "data", "experiments", "plots")


def test_markup_characters_stand_for_themselves() -> None:
    assert as_rst(["x_: (n, *s), |x| by ``a_``"], (), ()) == [r"x\_: (n, \*s), \|x\| by ``a_``"]


def test_what_is_displayed_stays() -> None:
    lines = ["share::", "", "    dx = a * b_", "", "and * after"]
    assert as_rst(lines, (), ()) == [*lines[:4], r"and \* after"]


def test_labels_and_keys_become_links_where_there_is_something_to_link_to() -> None:
    found = as_rst(["eq-a-b and eq-c-d: he2015x, no2016y"], {"eq-a-b"}, {"he2015x"})
    assert found == [":eq:`eq-a-b` and eq-c-d: :cite:p:`he2015x`, no2016y"]


def test_the_editions_know_their_equations_and_the_bibliography(root: Path) -> None:
    labels, keys = known(root, "en")
    assert "eq-bn-xhat" in labels
    assert "ioffe2015batch" in keys
    assert labels == known(root, "ko")[0]


def test_every_package_has_its_page_and_every_module_its_korean_introduction(root: Path) -> None:
    for lang in ("ko", "en"):
        pages = "".join(
            path.read_text(encoding="utf-8")
            for path in sorted((root / "book" / lang / "package").glob("*.md"))
        )
        named = set(re.findall(r"course_pkg\.[\w.]+", pages))
        assert named >= {f"course_pkg.{each}" for each in (*PACKAGES, "train")}
        assert named >= {f"course_pkg.check.{each}" for each in check.TOPICS}
        introduced = set(re.findall(r"^(\w+): ", pages, re.MULTILINE))
        wanted = {
            module.rpartition(".")[2]
            for package in ("reference", "nn", "data")
            for module in public_modules(f"course_pkg.{package}")
        } | set(check.TOPICS)
        assert introduced >= (wanted if lang == "ko" else set())
