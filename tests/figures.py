"""What every figure has to keep, whatever it shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font

from course_pkg.plots.style import FONT_FILE, to_svg

NAMES = {"ReLU", "He", "Xavier", "tanh", "Adam", "SGD", "PyTorch"}


def texts(fig: Figure) -> str:
    """Everything that the figure says, a line each."""
    found = fig.findobj(lambda artist: hasattr(artist, "get_text"))
    return "\n".join(text for each in found if (text := each.get_text()))


def assert_every_seed_is_drawn(ax: Axes, values: np.ndarray) -> None:
    """values: (places, seeds); each seed is a line of its own, beside the mean."""
    drawn = [np.asarray(line.get_ydata(), dtype=float) for line in ax.lines]
    for seed in values.T:
        assert any(len(y) == len(seed) and np.allclose(y, seed) for y in drawn)


def check(plot: Callable[..., Figure], result: Any) -> Figure:
    """Both languages speak their own, every glyph is shipped; the English figure."""
    shipped = FT2Font(FONT_FILE).get_charmap()
    for lang in ("ko", "en"):
        fig = plot(result, lang)
        said = re.sub(r"\$[^$]*\$", "", texts(fig))
        assert {letter for letter in re.sub(r"\s", "", said) if ord(letter) not in shipped} == set()
        if lang == "en":
            assert not re.search("[가-힣]", said)
        else:
            assert re.search("[가-힣]", said)
            assert set(re.findall("[A-Za-z]{2,}", said)) <= NAMES
        assert to_svg(fig, "test").startswith("<?xml")
    return fig
