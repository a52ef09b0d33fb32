"""The guides' pictures: taken from real pages, and taken anew when these say other words.

    COURSE_PICTURES=write pytest tests/classroom/test_desk.py

writes them; without it they are compared. A picture carries the text of its page, so nothing
depends on how a machine draws letters.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from classroom import desk
from fontTools.ttLib import TTFont
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Page

PICTURES = desk.ROOT / "book" / "_static" / "pictures"
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>
<dir>{fonts}</dir><dir>{plots}</dir><cachedir>{fonts}/cache</cachedir>
<match><test name="family" compare="contains"><string>mono</string></test>
<edit name="family" mode="prepend" binding="strong"><string>{code}</string></edit></match>
<match><edit name="family" mode="append" binding="strong"><string>{gothic}</string></edit></match>
</fontconfig>"""
WORDS = 1000


def fonts_of_the_repository(folder: Path) -> dict[str, str]:
    """Variables with which a browser draws with these fonts, whatever the machine has."""
    code = TTFont(desk.ROOT / "book/_static/fonts/source-code-pro-latin-400-normal.woff2")
    code.flavor = None
    code.save(folder / "code.ttf")
    plots = desk.ROOT / "course_pkg" / "plots" / "fonts"
    gothic = TTFont(plots / "CourseGothic-Regular.ttf")["name"].getDebugName(1)
    names = {"gothic": gothic, "code": code["name"].getDebugName(1)}
    text = FONTS.format(fonts=folder, plots=plots, **names)
    (folder / "fonts.conf").write_text(text, encoding="utf-8")
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf")}


def words(text: str) -> str:
    """The first words of a page: more than its picture shows."""
    return " ".join(text.split())[:WORDS]


def keep(page: Page, name: str, said: str, most: int = 60_000) -> None:
    """Compare what a page says with the picture of it, or write the picture."""
    page.evaluate("document.fonts.ready")
    path = PICTURES / f"{name}.png"
    if os.environ.get("COURSE_PICTURES") == "write":
        PICTURES.mkdir(exist_ok=True)
        save(path, page.screenshot(animations="disabled", caret="hide"), said)
    size = page.viewport_size
    assert size is not None
    with Image.open(path) as kept:
        assert kept.info["said"] == said, f"{name} is of an earlier page; see pictures.py"
        assert kept.size == (size["width"], size["height"])
    assert path.stat().st_size <= most


def save(path: Path, picture: bytes, said: str) -> None:
    """64 colours are enough for text; the words go along."""
    about = PngInfo()
    about.add_itxt("said", said, zip=True)
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(64).save(path, optimize=True, pnginfo=about)
    path.chmod(0o644)  # a published file, though the class around it is private
