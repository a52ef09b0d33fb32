"""Figures of the audits, from results made by hand: no pixels."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from course_pkg.plots import tables
from course_pkg.plots.style import Lang
from course_pkg.results.tables import GpuTable, TransferTable


@pytest.mark.parametrize("lang", get_args(Lang))
def test_band_lies_where_all_rows_but_the_first_agree(lang: Lang) -> None:
    result = GpuTable(
        rows=("odd", "a", "b"),
        images=np.array([1500.0, 2000.0, 2100.0]),
        low=np.array([1400.0, 1900.0, 1950.0]),
        high=np.array([1600.0, 2100.0, 2250.0]),
        efficiency=np.ones(3),
        imagenet_days=1.0,
    )
    (ax,) = tables.gpu_table(result, lang).axes
    (band,) = ax.patches
    np.testing.assert_allclose(
        band.get_extents().transformed(ax.transData.inverted()).intervalx, [1.95, 2.1]
    )
    assert [label.get_text() for label in ax.get_yticklabels()] == list(result.rows)
    assert ax.get_xlabel() == tables.IMAGES[lang]


@pytest.mark.parametrize("lang", get_args(Lang))
def test_printed_ratio_stands_on_its_interval_or_beside_it(lang: Lang) -> None:
    result = TransferTable(
        data_sets=("right", "wrong"),
        printed=np.array([2.0, 5.6]),
        recomputed=np.array([2.0, 3.4]),
        low=np.array([1.9, 3.3]),
        high=np.array([2.1, 3.5]),
        mean_printed=1.0,
        mean_recomputed=1.0,
        reported_mean=1.0,
        counted=2,
        wins=1,
        ties=0,
        losses=1,
    )
    assert result.misprinted == ("wrong",)
    (ax,) = tables.efficientnet(result, lang).axes
    (dots,) = ax.lines
    np.testing.assert_allclose(dots.get_xdata(orig=False), result.printed)
    ends = [path.vertices[:, 0] for path in ax.collections[0].get_paths()]
    np.testing.assert_allclose(ends, np.stack([result.low, result.high], axis=1))
