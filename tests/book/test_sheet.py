"""The one style sheet holds what the pages may need, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_pkg.book.sheet import purged, used_words

WORDS = frozenset({"box", "open", "w-50%"})


@pytest.mark.parametrize(
    "rule",
    [
        "p {color: red}",
        ".box {color: red}",
        "div.box.open > p::before {color: red}",
        ".box:not(.gone) {color: red}",
        ":is(.gone, p) a {color: red}",
        'a[href$=".pdf"] {color: red}',
        ".w-50\\% {color: red}",
        "@media print {.box {color: red}}",
        "@keyframes turn {from {color: red}}",
        ":root {--gone: red}",
    ],
)
def test_a_rule_that_may_apply_stays(rule: str) -> None:
    assert "red" in purged(rule, WORDS, "")


@pytest.mark.parametrize(
    "rule",
    [
        ".gone {color: red}",
        ".box.gone {color: red}",
        ".gone .box {color: red}",
        "@media print {.gone {color: red}}",
        '@font-face {font-family: "Font Awesome 6"; src: url(red.woff2)}',
        '@import "red.css";',
        "/* red */",
    ],
)
def test_a_rule_that_applies_to_nothing_goes(rule: str) -> None:
    assert purged(rule, WORDS, "").strip() == ""


def test_only_the_selectors_that_apply_stay() -> None:
    assert purged(".gone, .box, a:is(b, .gone) {color: red}", WORDS, "") == (
        ".box,a:is(b, .gone){color: red}"
    )


def test_addresses_lead_from_the_folder_of_the_one_sheet() -> None:
    css = "p {a: url(../x.png); b: url('y.woff2'); c: url(\"data:image/png,z\"); d: url(#e)}"
    found = purged(css, WORDS, "styles")
    for part in ("url(x.png)", "url(styles/y.woff2)", 'url("data:image/png,z")', "url(#e)"):
        assert part in found


def test_without_scripts_a_page_is_light() -> None:
    found = purged('html[data-theme="light"] {a: b}\nhtml[data-theme=dark] {a: c}', WORDS, "")
    assert found == "html:not([data-theme=dark]){a: b}\nhtml[data-theme=dark]{a: c}"


def test_words_are_those_of_pages_and_scripts(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<p class="one two">three</p>', encoding="utf-8")
    (tmp_path / "b.js").write_text('x.classList.add("four-5")', encoding="utf-8")
    (tmp_path / "searchindex.js").write_text("Search(six)", encoding="utf-8")
    found = used_words(tmp_path)
    assert {"one", "two", "four-5"} <= found
    assert not found & {"three", "six"}
