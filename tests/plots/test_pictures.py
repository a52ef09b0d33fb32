"""The images that networks are shown, drawn from a result made by hand."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from course_pkg.plots import pictures
from course_pkg.plots.style import Lang
from course_pkg.results.pictures import Pictures


@pytest.mark.parametrize("lang", get_args(Lang))
def test_both_rows_show_the_same_kinds_in_the_same_order(lang: Lang) -> None:
    plain = np.arange(3 * 2 * 64).reshape(3, 2, 8, 8) / 400
    result = Pictures(("source", "digits", "coats"), plain, -plain)
    axes = pictures.pictures(result, lang).axes
    assert len(axes) == 12
    titles = [ax.get_title(loc="left") for ax in axes]
    assert titles[:6:2] == [pictures.KINDS[kind][lang] for kind in result.kinds]
    assert titles[1] == titles[6] == ""
    for row, shown in enumerate((result.plain, result.filmed)):
        for place, image in enumerate(shown.reshape(-1, 8, 8)):
            np.testing.assert_array_equal(axes[6 * row + place].images[0].get_array(), image)
