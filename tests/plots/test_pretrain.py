"""Figures of pretraining and of several networks, from results made by hand."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from course_pkg.plots import pretrain, transfer
from course_pkg.plots.style import Lang
from course_pkg.results.pretrain import FewLabels, MaskedLM
from course_pkg.results.transfer import DepthOrWidth

SEEDS = (0, 1, 2)
RNG = np.random.default_rng(0)
FLOORS = np.array([4.4, 3.7, 3.1])


@pytest.mark.parametrize("lang", get_args(Lang))
def test_baselines_stand_beside_the_autoencoder(lang: Lang) -> None:
    ways = ("scratch", "frozen", "fine-tune", "raw pixels")
    accuracy = RNG.uniform(0.5, 0.9, (4, 2, 3))
    result = FewLabels(ways, (1, 20), SEEDS, accuracy, np.full(3, 0.7), 1297)
    (ax,) = transfer.autoencoder(result, lang).axes
    means = [bar.lines[0].get_ydata(orig=False) for bar in ax.containers]
    np.testing.assert_allclose(means, accuracy.mean(axis=-1))
    assert [bar.get_label() for bar in ax.containers] == [pretrain.WAYS[w][lang] for w in ways]


@pytest.mark.parametrize("lang", get_args(Lang))
def test_each_network_before_and_after(lang: Lang) -> None:
    scratch, tuned = RNG.uniform(0.3, 0.9, (2, 2, 1, 3))
    result = DepthOrWidth(
        ("narrow", "deep"), (60,), SEEDS, (100, 200), np.ones((2, 3)), scratch, tuned
    )
    (ax,) = transfer.depth_or_width(result, lang).axes
    means = [bar.lines[0].get_ydata(orig=False) for bar in ax.containers]
    np.testing.assert_allclose(means, [scratch[:, 0].mean(axis=-1), tuned[:, 0].mean(axis=-1)])


@pytest.mark.parametrize("lang", get_args(Lang))
def test_every_seed_has_a_line_through_pretraining(lang: Lang) -> None:
    ways = ("word counts", "singular vectors", "head", "scratch", "fine-tune")
    accuracy, probe = RNG.uniform(0.5, 0.9, (5, 2, 3)), RNG.uniform(0.3, 0.9, (4, 3))
    result = MaskedLM(
        ways, (8, 20), SEEDS, accuracy, (0, 1, 2, 3), probe, probe, 0.15, 2000, FLOORS
    )
    left, right = transfer.masked_lm(result, lang).axes
    means = [bar.lines[0].get_ydata(orig=False) for bar in left.containers]
    np.testing.assert_allclose(means, accuracy.mean(axis=-1))
    assert [bar.get_label() for bar in left.containers] == [
        pretrain.SENTENCES[way][lang] for way in ways
    ]
    drawn = np.stack([line.get_ydata() for line in right.lines], axis=1)
    np.testing.assert_allclose(drawn, probe)
    assert "8" in right.get_ylabel()


@pytest.mark.parametrize("lang", get_args(Lang))
def test_every_loss_and_every_floor_has_a_line(lang: Lang) -> None:
    loss = RNG.uniform(3.2, 4.6, (4, 3))
    result = MaskedLM((), (8,), SEEDS, loss, (0, 1, 2, 3), loss, loss, 0.15, 2000, FLOORS)
    (ax,) = pretrain.masked_loss(result, lang).axes
    drawn = [line.get_ydata() for line in ax.lines]
    np.testing.assert_allclose(np.stack(drawn[:3], axis=1), loss)
    np.testing.assert_allclose([line[0] for line in drawn[3:]], FLOORS)
    assert [text.get_text() for text in ax.texts] == [word[lang] for word in pretrain.FLOORS]
