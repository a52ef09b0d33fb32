"""The graph has every path of the derivation; the drift shows both ways of taking the mean."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.plots import norm_backward
from course_pkg.plots.norm_backward import EDGES, NODES
from course_pkg.results import BiasDrift

DRIFT = BiasDrift(0.1, np.arange(4.0), np.ones(4), np.zeros(4), np.ones(4))


def paths(at: int = 0) -> list[tuple[int, ...]]:
    """Every way from node ``at`` to y."""
    if at == len(NODES) - 1:
        return [(at,)]
    return [(at, *rest) for tail, head, *_ in EDGES if tail == at for rest in paths(head)]


def test_x_reaches_y_directly_and_by_mean_and_variance():
    names = list(NODES)
    assert len(paths()) == 4
    ways = [[names[i] for i in way] for way in paths()]
    through = {(r"$\mu$" in way, r"$\sigma^2$" in way) for way in ways}
    assert through == {(False, False), (True, False), (False, True), (True, True)}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_node_and_derivative_is_drawn(lang):
    drawn = [text.get_text() for text in norm_backward.graph(lang).axes[0].texts]
    assert {*NODES, *(derivative for _, _, derivative, _ in EDGES)} <= set(drawn)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_drift_draws_both_ways(lang):
    bias, loss = norm_backward.bias_drift(DRIFT, lang).axes
    assert [line.get_ydata()[-1] for line in bias.lines] == [3.0, 0.0]
    assert loss.get_ylim() == (0, 2)
    assert len({ax.get_ylabel() for ax in (bias, loss)}) == 2
