"""Pretraining without labels, and transfer in networks of several shapes: asserted on results."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.errors import InvalidValueError
from course_pkg.experiments import transfer
from course_pkg.results.pretrain import FewLabels
from course_pkg.results.transfer import DepthOrWidth


@pytest.fixture(scope="module")
def few() -> FewLabels:
    return transfer.autoencoder()


@pytest.fixture(scope="module")
def shapes() -> DepthOrWidth:
    return transfer.depth_or_width()


@pytest.mark.slow
def test_autoencoder_does_not_beat_a_linear_classifier_on_raw_pixels(few: FewLabels) -> None:
    assert few.explained.min() > 0.2
    for labels in few.labels:
        for way in ("frozen", "fine-tune"):
            assert few.gain(way, "raw pixels", labels).low < 0.02
    with pytest.raises(InvalidValueError, match="with 3 labels"):
        few.gain("frozen", "scratch", 3)


@pytest.mark.slow
def test_with_many_labels_frozen_layers_hold_the_network_back(few: FewLabels) -> None:
    assert few.gain("frozen", "scratch", 20).high < 0
    assert few.gain("fine-tune", "frozen", 20).low > 0


@pytest.mark.slow
def test_every_shape_gains_but_size_does_not_decide_how_much(shapes: DepthOrWidth) -> None:
    for network in shapes.networks:
        assert shapes.gain(network, 60).low > 0
    # Heavier by width, heavier by depth: the difference points in opposite directions.
    assert shapes.extra("wide", "narrow", 60).mean > 0
    assert shapes.extra("deep", "shallow", 15).mean < 0
    with pytest.raises(InvalidValueError, match="no run has network 'huge'"):
        shapes.gain("huge", 60)


@pytest.mark.slow
def test_parameters_are_counted_with_biases() -> None:
    result = transfer.depth_or_width(sizes=(5,), rates=(0.01,), seeds=(0, 1), steps=1)
    shallow = result.parameters[result.networks.index("shallow")]
    assert shallow == 65 * 32 + 33 * 32 + 33 * 5
    assert np.isfinite(result.tuned).all()
