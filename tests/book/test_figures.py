"""Figures as part of a page: letters drawn once, places no finer than can be seen."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from loading import load

from course_pkg.plots.style import figure, house_style, to_svg

PLACE = re.compile(r' (?:d|x|y)="([^"]+)"')


@pytest.fixture(scope="module")
def extension(root: Path) -> ModuleType:
    return load(root / "book" / "_ext" / "themed_figures.py")


@house_style()
def plot(title: str) -> object:
    fig, ax = figure()
    ax.plot(np.linspace(0, 1, 7) ** 3, marker="o")
    ax.set_title(title)
    return fig


@pytest.fixture(scope="module")
def page(extension: ModuleType) -> str:
    """Two figures that share letters, as a page shows them."""
    drawn = [to_svg(plot(title), salt=title) for title in ("정규화", "정규화와 $x^2$")]  # type: ignore[arg-type]
    svgs = [extension.themed(svg, "가", prefix=f"fig{i}") for i, svg in enumerate(drawn)]
    context = {"body": "\n".join(svgs)}
    extension.draw_letters_once(None, "x", "page.html", context, None)
    return context["body"]


def test_a_letter_is_drawn_once_and_found_by_all(page: str) -> None:
    ids = re.findall(r'<\w+ id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    used = re.findall(r'(?:url\(#|href="#)([^)"]+)', page)
    assert set(used) <= set(ids)
    letters = [name for name in used if name.startswith("g-")]
    assert len(letters) > 1.5 * len(set(letters)) > 15


def test_what_belongs_to_one_figure_keeps_its_own_name(page: str) -> None:
    names = set(re.findall(r'url\(#([^)"]+)\)', page))
    assert {name.partition("-")[0] for name in names} == {"fig0", "fig1"}


def test_places_are_no_finer_than_can_be_seen(page: str) -> None:
    places = PLACE.findall(page)
    assert len(places) > 50
    assert not re.search(r"\.\d{3}", " ".join(places))
    assert re.search(r"\.\d\d\b", " ".join(places))
