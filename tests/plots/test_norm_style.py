"""The pictures of the style experiment, drawn from a result made by hand."""

from __future__ import annotations

import numpy as np

from course_pkg.plots import norm_style
from course_pkg.results.norm_style import ARMS, StyleTransfer
from tests.figures import check


def test_rows_are_digits_and_columns_what_was_made_of_them() -> None:
    pictures = np.arange(6 * 2 * 16 * 2).reshape(6, 2, 4, 4, 2) / 400
    arms, seeds = np.zeros((len(ARMS), 2)), np.zeros(2)
    axes = check(
        norm_style.style_transfer, StyleTransfer((0, 1), arms, arms, *[seeds] * 3, pictures)
    ).axes
    titles = [ax.get_title(loc="left") for ax in axes]
    assert titles[:6] == [word["en"] for word in norm_style.COLUMNS]
    assert not any(titles[6:])
    assert len(norm_style.COLUMNS) == 1 + len(ARMS)
    for place, ax in enumerate(axes):
        row, column = divmod(place, 6)
        np.testing.assert_array_equal(ax.images[0].get_array(), pictures[column, row, ..., 0])
