"""The scale of weights, learning rates and inputs, as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.experiments import norm
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
    found = norm.effective_lr()
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
