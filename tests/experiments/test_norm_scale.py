"""The scale of weights, learning rates and inputs, as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.experiments import norm
from course_pkg.experiments.store import cached
from course_pkg.results.norm_scale import EffectiveLR


@pytest.fixture(scope="module")
def short() -> EffectiveLR:
    return norm.effective_lr(
        scales=(0.1, 1.0), rates=(0.1,), hidden=(16, 16), steps=30, decay_steps=60, seeds=(0, 1)
    )


def test_scale_changes_nothing_until_eps_matters(short: EffectiveLR) -> None:
    gap = dict(zip(short.factors, short.output_gap, strict=True))
    assert gap[1.0] == 0
    assert max(gap[10.0], gap[100.0]) < 1e-4
    assert gap[0.01] > 1e-2
    gradient = dict(zip(short.factors, short.gradient_gap, strict=True))
    assert gradient[100.0] < 1e-4
    assert short.radial < 1e-5


def test_plain_sgd_only_lengthens_and_decay_shortens(short: EffectiveLR) -> None:
    assert short.shrank[0] == 0
    assert short.shrank[2] > 0
    plain, _, strong = short.effective
    assert (plain[-1] < 1).all()
    assert (strong[-1] > plain[-1]).all()


@pytest.mark.slow
def test_batch_norm_widens_the_strips_as_printed() -> None:
    found = cached(norm.effective_lr)
    assert found.decades(found.init_norm) >= 3 + found.decades(found.init_plain)
    best_plain = np.array(found.rates)[found.rate_plain.mean(axis=1) > 0.9].max()
    best_norm = np.array(found.rates)[found.rate_norm.mean(axis=1) > 0.9].max()
    assert best_norm == pytest.approx(10 * best_plain)
    # Not everywhere: with large weights the effective rate is too small to get far.
    assert found.init_norm[-1].mean() < 0.85
    assert found.init_plain[-1].mean() < 0.2
    grown = found.lengths[0].mean(axis=1)
    assert (np.diff(grown) > 0).all()
    assert grown[1] - grown[0] > 5 * (grown[-1] - grown[-2])
    assert found.effective[2, -1].mean() > 2


@pytest.mark.slow
def test_batch_norm_first_does_what_scaling_does() -> None:
    found = cached(norm.input_norm)
    for decades in found.decades:
        scaled, normed = found.at("standard", decades), found.at("norm first", decades)
        assert abs(scaled.mean - normed.mean) < 0.01
        # Statistics of four examples are a poorer scaler.
        assert found.at("small groups", decades).mean > normed.mean
    raw = [found.at("raw", decades).mean for decades in found.decades]
    assert raw[0] < 0.05
    assert np.all(np.diff(raw) > 0.02)
    assert raw[-1] > 0.8


def test_constants_of_scaling_come_from_the_training_set() -> None:
    found = norm.input_norm(decades=(0.0, 6.0), rates=(0.1,), seeds=(0, 1), hidden=4, steps=10)
    assert found.test.shape == (5, 2, 1, 2)
    for arm in ("min-max", "standard"):
        scaled = found.test[found.arms.index(arm)]
        np.testing.assert_allclose(scaled[0], scaled[1], atol=0.01)
