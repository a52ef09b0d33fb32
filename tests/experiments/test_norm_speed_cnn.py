"""Fourteen times fewer steps on a small convolutional network: a claim that does not repeat."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from course_pkg.data import digits
from course_pkg.experiments import _adapt, _normed, norm, norm_speed_cnn
from course_pkg.experiments.store import cached
from course_pkg.nn.norm import BatchNorm
from course_pkg.results.norm_speed import NEVER


@pytest.mark.slow
def test_the_factor_of_fourteen_needs_a_bad_start() -> None:
    found = cached(norm.step_ratio_cnn)
    for target in found.targets:
        same, tuned = (found.ratio(arm, target) for arm in ("same rate", "tuned rate"))
        assert 1 < tuned.mean < same.mean
        assert same.high < 7
        assert tuned.high < 4
        # From torch's default the opponent crawls, and the paper's factor is there.
        assert found.ratio("default start", target).mean > 8
    # Thirty times the rate is stable, as in the paper, and no better than five times.
    assert np.isfinite(found.steps[found.arms.index("norm x30")]).all()
    assert found.ratio("norm x30", 0.85).mean > 1


def test_the_stack_is_the_network_that_torch_computes() -> None:
    task = _adapt.drawn(digits, (0, 1))
    nets = norm_speed_cnn._start(task, (0, 1), copies=2, he=True)
    x = task.x[:, :6].repeat(2, 1, 1)
    for normed in (False, True):
        z = norm_speed_cnn.forward(nets, x, _normed.batch_norm if normed else None)
        layers: list[nn.Module] = []
        channels = 1
        for at, (width, stride) in enumerate(norm_speed_cnn.LAYERS):
            layer = nn.Conv2d(channels, width, 3, stride, padding=1)
            # Patches lie place by place, torch's kernels channel by channel.
            kernel = nets.layers[2 * at][3].T.reshape(width, 3, 3, channels).permute(0, 3, 1, 2)
            layer.weight.data, layer.bias.data = kernel, nets.layers[2 * at + 1][3, 0]
            layers += [layer, *[BatchNorm(width)] * normed, nn.ReLU()]
            channels = width
        h = nn.Sequential(*layers)(x[3].view(-1, 1, 8, 8)).permute(0, 2, 3, 1).flatten(1)
        expected = h @ nets.layers[-2][3] + nets.layers[-1][3]
        torch.testing.assert_close(z[3], expected, rtol=1e-4, atol=1e-4)


def test_a_short_run_reports_only_what_it_saw() -> None:
    found = norm.step_ratio_cnn(targets=(0.05, 0.99), seeds=(0, 1), limit=20)
    assert found.steps.shape == found.rates.shape == (6, 2, 2)
    assert (found.steps[:, 0] <= found.steps[:, 1]).all()
    assert np.isin(found.steps, [10, 20, NEVER]).all()
