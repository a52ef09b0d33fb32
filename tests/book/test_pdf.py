"""The printed book: contents that tell the right page, Hangul one can search, links that stay."""

from __future__ import annotations

import re

import pytest
from pypdf import PdfReader

from course_pkg.book.pages import LANGS, page_names
from course_pkg.book.pdf import TITLES, _title, make_pdf
from course_pkg.doctor import find_chromium
from course_pkg.errors import BookError

pytestmark = pytest.mark.browser


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_contents_tell_where_pages_begin(site, root, browser, lang):
    said: list[str] = []
    made = make_pdf(root, find_chromium(), (lang,), said.append)
    assert made == [root / "_build" / "pdf" / f"course-{lang}.pdf"]
    assert said == [f"_build/pdf/course-{lang}.pdf"]
    assert not list(site.rglob("_print*"))
    reader = PdfReader(root / "_build" / "pdf" / f"course-{lang}.pdf")
    sheets = [squeezed(sheet.extract_text()) for sheet in reader.pages]
    assert squeezed(TITLES[lang][0]) in sheets[0]
    # the contents may need a second sheet
    contents = "\n".join(sheet.extract_text() for sheet in reader.pages[1:3])
    contents = re.sub(r"[^\S\n]", "", contents)
    names = page_names(root, lang)[1:]
    for name in names:
        title = squeezed(_title(site / lang, name))
        number = int(re.search(re.escape(title) + r"(\d+)$", contents, re.MULTILINE)[1])
        # the footer's number and the marks in the margin of a bibliography may come first
        sheet = re.sub(r"\[\d+\]", "", sheets[number - 1]).removeprefix(str(number))
        assert sheet.startswith(title)
    assert len(reader.outline) >= len(names)
    notes = [note.get_object() for sheet in reader.pages for note in sheet.get("/Annots", [])]
    addresses = {str(note["/A"].get("/URI", "")) for note in notes if "/A" in note}
    assert not {each for each in addresses if each.startswith("file:")}


def test_what_is_missing_is_a_sentence(tmp_path):
    with pytest.raises(BookError, match="none was found"):
        make_pdf(tmp_path, None)
    with pytest.raises(BookError, match="not built yet"):
        make_pdf(tmp_path, "chromium")
