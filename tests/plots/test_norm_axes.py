"""Figures on axes, from results made by hand."""

from __future__ import annotations

import numpy as np
from figures import check

from course_pkg.plots import norm
from course_pkg.results.norm_axes import InstanceContrast, RNNNorms

RNG = np.random.default_rng(0)


def test_rnn_arms_stand_in_groups_by_batch_and_length() -> None:
    values = RNG.uniform(0.1, 1, (10, 2, 3))
    made = RNNNorms((32, 4), (0, 1, 2), *values, rates=(0.1,), extra=8)
    (ax,) = check(norm.rnn_norms, made).axes
    drawn = [each.lines[0].get_ydata() for each in ax.containers]
    assert [len(each) for each in drawn] == [2, 3, 3, 3, 2, 3]
    np.testing.assert_allclose(drawn[0], made.none_default.mean(axis=1))
    np.testing.assert_allclose(drawn[1][:2], made.none.mean(axis=1))
    np.testing.assert_allclose(drawn[3][2], made.shared_longer[0].mean())
    np.testing.assert_allclose(drawn[5][2], made.per_step_longer[0].mean())


def test_contrast_has_a_panel_per_padding_and_the_counter_task() -> None:
    test = RNG.uniform(0, 1, (4, 2, 3, 4))
    counter = RNG.uniform(0, 1, (4, 4))
    names = (("batch", "instance", "group", "layer"), ("zero", "reflect"))
    changes = ("clean", "contrast", "brightness")
    made = InstanceContrast(*names, changes, (0, 1, 2, 3), test, counter, np.zeros((3, 2)))
    *panels, last = check(norm.instance_contrast, made).axes
    for column, ax in enumerate(panels):
        means = [each.lines[0].get_ydata() for each in ax.containers]
        np.testing.assert_allclose(means, test[:, column].mean(axis=-1))
    drawn = [each.lines[0].get_ydata()[0] for each in last.containers]
    np.testing.assert_allclose(drawn, counter.mean(axis=-1))
