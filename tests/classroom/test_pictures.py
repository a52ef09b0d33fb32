"""The guides' pictures are taken from the real pages, and taken anew when these say other words.

    COURSE_PICTURES=write pytest tests/classroom/test_pictures.py

writes them; without it they are compared. A picture carries the text of its page, so nothing
depends on how a machine draws letters.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import start_browser
from classroom import desk
from fontTools.ttLib import TTFont
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Page

from course_pkg.check.verdict import Lang
from course_pkg.classroom.feedback import feedback
from course_pkg.classroom.report import report

PICTURES = desk.ROOT / "book" / "_static" / "pictures"
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>
<dir>{fonts}</dir><dir>{plots}</dir><cachedir>{fonts}/cache</cachedir>
<match><test name="family" compare="contains"><string>mono</string></test>
<edit name="family" mode="prepend" binding="strong"><string>{code}</string></edit></match>
<match><edit name="family" mode="append" binding="strong"><string>{gothic}</string></edit></match>
</fontconfig>"""
WIDTH, HEIGHT = 900, 760
WORDS = 1000


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page that draws with the fonts of the repository, whatever the machine has."""
    fonts = tmp_path_factory.mktemp("fonts")
    code = TTFont(desk.ROOT / "book/_static/fonts/source-code-pro-latin-400-normal.woff2")
    code.flavor = None
    code.save(fonts / "code.ttf")
    plots = desk.ROOT / "course_pkg" / "plots" / "fonts"
    gothic = TTFont(plots / "CourseGothic-Regular.ttf")["name"].getDebugName(1)
    names = {"gothic": gothic, "code": code["name"].getDebugName(1)}
    text = FONTS.format(fonts=fonts, plots=plots, **names)
    (fonts / "fonts.conf").write_text(text, encoding="utf-8")
    with start_browser({"FONTCONFIG_FILE": str(fonts / "fonts.conf")}) as browser:
        yield browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six students of the example class, graded with hidden inputs that are always the same."""
    folder = desk.new_course(tmp_path_factory.mktemp("desk") / "ml-2026", list(desk.NAMES), "ko")
    speak(folder, "ko")
    desk.grade_all(folder)
    return folder


def speak(folder: Path, lang: Lang) -> None:
    """A class in this language, with a seed that everybody may know."""
    settings = f'[class]\nname = "ml-2026"\nlanguage = "{lang}"\nseed = "{"0" * 64}"\n'
    (folder / "class.toml").write_text(settings, encoding="utf-8")


@pytest.mark.slow
@pytest.mark.browser
def test_the_guides_show_the_pages_as_they_are(course: Path, page: Page) -> None:
    languages: tuple[Lang, ...] = ("ko", "en")
    found = {}
    for lang, student in zip(languages, ("lee-seojun", "noah-fischer"), strict=True):
        speak(course, lang)
        report("batch_norm", course)
        feedback("batch_norm", course)
        shown = course / "feedback" / student / "batch_norm" / "batch_norm.html"
        found[f"feedback_{lang}"] = shoot(page, shown)
        found[f"report_{lang}"] = shoot(page, course / "reports" / "batch_norm.html")
    for name, (picture, said) in found.items():
        path = PICTURES / f"{name}.png"
        if os.environ.get("COURSE_PICTURES") == "write":
            PICTURES.mkdir(exist_ok=True)
            save(path, picture, said)
        with Image.open(path) as kept:
            assert kept.info["said"] == said, f"{name} is of an earlier page; see the docstring"
            assert kept.size == (WIDTH, HEIGHT)
        assert path.stat().st_size <= 60_000


def shoot(page: Page, path: Path) -> tuple[bytes, str]:
    """What the page shows at first sight, and its first words: more than the picture shows.

    Further down are the shares of similar code, which vary a little from run to run.
    """
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready")
    said = " ".join(page.locator("main").inner_text().split())
    return page.screenshot(), said[:WORDS]


def save(path: Path, picture: bytes, said: str) -> None:
    """64 colours are enough for text; the words go along."""
    about = PngInfo()
    about.add_itxt("said", said, zip=True)
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(64).save(path, optimize=True, pnginfo=about)
    path.chmod(0o644)  # a published file, though the class around it is private
