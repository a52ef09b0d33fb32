"""The page of the ledger: every claim on it, judged, explained and linked; filters that filter."""

from __future__ import annotations

import pytest

from course_pkg.book.ledger import THEMES, VERDICTS, entry, read_claims, summary
from course_pkg.errors import BookError


def test_themes_and_verdicts_cover_the_ledger(root):
    rows = read_claims(root)
    assert {row["section"] for row in rows} == set(THEMES)
    for lang in ("ko", "en"):
        assert {row["verdict"] for row in rows} == set(VERDICTS[lang])
        assert f"| {len(rows)} |" in summary(rows, lang)


def test_an_entry_says_all_of_it_and_where_to_read_on(root):
    row = {
        "id": "BN-01", "notes": ["001", "003"], "verdict": "wrong", "section": "sec-bn-forward",
        "claim": {"en": "It\n is so."}, "truth": {"en": "It is not."},
        "reference": "ioffe2015batch", "evidence": "course_pkg.experiments.norm.pairs",
    }  # fmt: skip
    text = entry(row, "en")
    assert text.startswith("It is so.\n\n**Wrong.** It is not.\n\nBN-01 · Lecture note 001, 003")
    assert "`course_pkg.experiments.norm.pairs`" in text
    assert "{cite}`ioffe2015batch`" in text
    assert "{ref}`sec-bn-forward`" in text
    plain = entry({**row, "reference": "none", "evidence": {"none": {"en": "A word."}}}, "en")
    assert "{cite}" not in plain
    assert "Evidence: A word." in plain


def test_a_broken_ledger_is_a_sentence(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "claims.yml").write_text("- one\n")
    with pytest.raises(BookError, match="a list named `claims`"):
        read_claims(tmp_path)


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_filters_filter(site, browser, root, lang):
    rows = read_claims(root)
    page = browser.new_page()
    page.goto((site / lang / "claims.html").as_uri())
    shown = page.locator(".ledger-claim:visible")
    assert shown.count() == len(rows)
    for verdict in ("correct", "imprecise", "contested"):
        page.uncheck(f"input[value={verdict}]")
    page.select_option("select[name=note]", "002")
    wrong = [row for row in rows if row["verdict"] == "wrong" and "002" in row["notes"]]
    assert shown.count() == len(wrong) > 0
    assert {str(len(wrong)), str(len(rows))} <= set(
        "".join(c if c.isdigit() else " " for c in page.inner_text("[role=status]")).split()
    )
    page.fill("input[name=find]", wrong[0]["id"])
    assert shown.count() == 1
    assert page.locator("section:has(> .ledger-claim):visible").count() == 1
    page.close()
