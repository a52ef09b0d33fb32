"""The figure on costs, from a result made by hand."""

from __future__ import annotations

import numpy as np
from figures import check, texts

from course_pkg.plots import norm
from course_pkg.plots.norm_cost import LAYERS
from course_pkg.results.norm_cost import NormCost


def test_every_layer_has_its_traffic_and_its_parameters() -> None:
    traffic = np.array([4.0, 10.0, 10.0, 10.0, 0.0])
    made = NormCost(
        tuple(LAYERS),
        (2, 3, 4, 4),
        (64, 64, 64, 50176, 32),
        (65, 0, 0, 0, 0),
        traffic,
        np.append(3 * traffic[:4], np.nan),
        np.ones(5),
        288,
    )
    fig = check(norm.norm_cost, made)
    (ax,) = fig.axes
    for container, expected in zip(ax.containers, (traffic, 3 * traffic), strict=True):
        np.testing.assert_allclose([bar.get_width() for bar in container], expected)
    assert "50,176 parameters" in texts(fig)
