"""Figures on scales and rates, from results made by hand."""

from __future__ import annotations

import numpy as np
from figures import check

from course_pkg.plots import norm
from course_pkg.results.norm_scale import EffectiveLR, InputNorm

RNG = np.random.default_rng(0)


def test_strips_and_the_effective_rate_are_drawn() -> None:
    strips = RNG.uniform(0, 1, (4, 3, 2))
    made = EffectiveLR(
        seeds=(0, 1),
        factors=(1.0,),
        output_gap=np.zeros(1),
        gradient_gap=np.zeros(1),
        radial=0.0,
        scales=(0.1, 1.0, 10.0),
        init_plain=strips[0],
        init_norm=strips[1],
        rates=(0.1, 0.3, 1.0),
        rate_plain=strips[2],
        rate_norm=strips[3],
        decays=(0.0, 0.01),
        steps=(0, 10),
        lengths=np.array([[[1.0, 1.0], [2.0, 2.0]], [[1.0, 1.0], [0.5, 0.5]]]),
        shortened=np.array([[0.0, 0.0], [0.0, 1.0]]),
        lr=0.1,
    )
    left, middle, right = check(norm.effective_lr, made).axes
    for ax, pair in ((left, strips[:2]), (middle, strips[2:])):
        means = [line.get_ydata() for line in ax.lines if line.get_label()[0] != "_"]
        np.testing.assert_allclose(means, pair.mean(axis=-1))
    named = [line.get_ydata() for line in right.lines if line.get_label()[0] != "_"]
    np.testing.assert_allclose(named, [[1, 0.25], [1, 4]])
    assert made.decades(np.array([[0.95], [0.95], [0.1]])) == 1
    assert made.shrank == (0, 1)


def test_inputs_have_an_arm_each() -> None:
    validation, test = RNG.uniform(0.02, 0.9, (2, 5, 2, 3, 4))
    made = InputNorm(
        ("raw", "min-max", "standard", "norm first", "small groups"),
        (0.0, 4.0),
        (0.1, 0.3, 1.0),
        (0, 1, 2, 3),
        validation,
        test,
        64,
        4,
    )
    (ax,) = check(norm.input_norm, made).axes
    means = [each.lines[0].get_ydata() for each in ax.containers]
    np.testing.assert_allclose(means, made.best.mean(axis=-1))
