"""Few examples per statistic in a convolutional network: what chapter 9 says, as numbers."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import BatchNorm1d, BatchNorm2d

from course_pkg.experiments import norm
from course_pkg.experiments.norm_small_cnn import _Ghosts
from course_pkg.experiments.store import cached
from course_pkg.results import interval

MAPS = torch.randn(2, 3, 8, 16, generator=torch.Generator().manual_seed(0))
"""Networks, channels, examples, positions."""


def test_one_group_is_torch_s_batch_norm_over_positions_or_without_them() -> None:
    with_positions, without = _Ghosts(8, True), _Ghosts(8, False)
    found = [ghosts.train(0, MAPS) for ghosts in (with_positions, without)]
    for network in range(2):
        own = MAPS[network].transpose(0, 1)  # torch has the examples first
        image, flat = BatchNorm2d(3), BatchNorm1d(48)
        expected = [image(own.unflatten(2, (4, 4))).flatten(2), flat(own.flatten(1)).view_as(own)]
        for got, wanted in zip(found, expected, strict=True):
            torch.testing.assert_close(got[network].transpose(0, 1), wanted)
        for ghosts, layer in ((with_positions, image), (without, flat)):
            mean, var = (each[network].flatten() for each in ghosts.running[0])
            torch.testing.assert_close(mean, layer.running_mean)
            torch.testing.assert_close(var, layer.running_var)


def test_each_group_has_its_own_statistics() -> None:
    y = _Ghosts(2, False).train(0, MAPS)
    torch.testing.assert_close(y[:, :, :4], -y[:, :, 4:])
    torch.testing.assert_close(y.abs().median(), torch.tensor(1.0), atol=0.01, rtol=0)
    # With its neighbours in space an example is more than a sign.
    assert _Ghosts(2, True).train(0, MAPS).abs().std() > 0.3


def test_one_example_at_one_position_leaves_nothing() -> None:
    assert (_Ghosts(1, False).train(0, MAPS) == 0).all()
    assert _Ghosts(1, True).train(0, MAPS).std() > 0.9


def test_in_use_the_running_statistics_count() -> None:
    ghosts = _Ghosts(4, True)
    for _ in range(200):
        ghosts.train(0, MAPS)
    mean, var = ghosts.running[0]
    y = ghosts.use(0, MAPS[:, :, :1])
    torch.testing.assert_close(y, (MAPS[:, :, :1] - mean) / (var + 1e-5).sqrt())


def test_a_seed_repeats() -> None:
    one, again = (norm.small_batch_cnn(sizes=(2, 4), seeds=(3, 4), steps=2) for _ in range(2))
    for name in ("batch_norm", "per_position", "group_norm", "no_norm"):
        np.testing.assert_array_equal(getattr(one, name), getattr(again, name))


@pytest.mark.slow
def test_as_the_chapter_says() -> None:
    found, connected = cached(norm.small_batch_cnn), cached(norm.small_batch)
    # Positions are samples: two examples are as good as sixteen, and five seeds fault not even one.
    assert connected.at(2).low > 5 * found.at(2).high
    for size in (1, 2):
        loss = found.loss(size, 16)
        assert loss.low < 0 < loss.high < 0.03
    # Take the positions away, and the fault is back.
    assert found.per_position_at(1).mean > 0.85
    assert interval(found.per_position[1] - found.batch_norm[1]).low > 0.05
    assert found.per_position_at(16).low < found.at(16).high
    for alone in (found.group_norm, found.no_norm):
        assert interval(alone).low < found.at(16).high
