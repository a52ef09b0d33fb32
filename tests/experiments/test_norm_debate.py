"""Why batch norm works: what repeats on small networks, and what does not."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.experiments import norm
from course_pkg.experiments.store import cached
from course_pkg.results.norm_debate import KINDS, Landscape


@pytest.fixture(scope="module")
def debate() -> Landscape:
    return cached(norm.landscape)


def of(debate: Landscape, name: str, depth: int, rate: float) -> dict[str, float]:
    values = getattr(debate, name)
    return {kind: debate.of(values, kind, depth, rate).mean for kind in KINDS}


@pytest.mark.slow
def test_noisy_batch_norm_drifts_yet_trains_at_one_rate_only(debate: Landscape) -> None:
    for depth in debate.depths:
        for rate in debate.rates:
            drift = of(debate, "drift", depth, rate)
            assert drift["noisy"] > 10 * drift["norm"]
            loss = of(debate, "loss", depth, rate)
            assert loss["noisy"] > loss["norm"] + 0.1
            # Santurkar's finding repeats where the rate is high and the network deep.
            assert (loss["noisy"] < loss["none"] - 0.3) == ((depth, rate) == (15, 0.1))
    assert of(debate, "loss", 8, 0.03)["noisy"] > of(debate, "loss", 8, 0.03)["none"] + 0.3


@pytest.mark.slow
def test_surface_is_smoother_with_batch_norm(debate: Landscape) -> None:
    for depth in debate.depths:
        for rate in debate.rates:
            if max(of(debate, "loss", depth, rate).values()) < debate.stuck:
                span = of(debate, "span", depth, rate)
                assert span["none"] > 2 * span["norm"]
                # The gradients of batch norm are shorter; per unit of length it is closer.
                turn = of(debate, "smoothness", depth, rate)
                assert turn["none"] > turn["norm"]


@pytest.mark.slow
def test_gradient_shift_is_smaller_with_batch_norm_only_in_shallow_networks(
    debate: Landscape,
) -> None:
    for rate in debate.rates:
        shallow, deep = (of(debate, "shift", depth, rate) for depth in (8, 15))
        assert shallow["norm"] < shallow["none"] - 0.1
        assert deep["norm"] > deep["none"] - 0.05


def test_arrays_are_kinds_by_depths_by_rates_by_seeds() -> None:
    found = norm.landscape(depths=(2,), rates=(0.1, 0.2), seeds=(0, 1), width=8, steps=20)
    for name in ("loss", "drift", "span", "smoothness", "shift"):
        values = getattr(found, name)
        assert values.shape == (3, 1, 2, 2)
        assert np.isfinite(values).all()
        assert (values > 0).all()
