"""Normalization in recurrent networks, as numbers."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn.functional import layer_norm

from course_pkg.experiments import _rnn, norm
from course_pkg.experiments.store import cached


@pytest.mark.slow
def test_batch_norm_loses_with_small_batches_and_a_good_start_ties() -> None:
    found = cached(norm.rnn_norms)
    # Large batch: three ways tie, a good start is one of them. Small batch: whether layer norm
    # beats the good start depends on the draw of the weights, that batch norm loses does not.
    for other in (found.none, found.per_step):
        assert abs(found.gap(found.layer, other, 32).mean) < 0.04
    assert found.gap(found.layer, found.none_default, 32).mean > 0.03
    # Statistics shared by all steps do not fit inference, whatever the training was worth.
    assert found.gap(found.shared_batch, found.shared, 32).low > 0
    small = found.at(found.layer, 4)
    assert small.low > found.at(found.per_step, 4).high
    assert found.gap(found.none, found.per_step, 4).mean > 0.1
    # Nobody learned to wait for longer than in training.
    for arm in ("none", "layer", "shared", "per_step"):
        longer = getattr(found, f"{arm}_longer")
        assert longer.mean(axis=1).max() < 0.35
        assert found.gap(getattr(found, arm), longer, 32).low > 0.2


def test_every_arm_has_one_accuracy_per_seed() -> None:
    found = norm.rnn_norms((4,), (0.1, 0.3), seeds=(0, 1), hidden=6, steps=3, blanks=1, extra=2)
    arms = ("none", "none_default", "layer", "shared", "shared_batch", "per_step")
    longer = ("none_longer", "layer_longer", "shared_longer", "per_step_longer")
    for name in (*arms, *longer):
        values = getattr(found, name)
        assert values.shape == (1, 2)
        assert ((values >= 0) & (values <= 1)).all()


def test_layer_norm_is_torchs() -> None:
    z = torch.randn(2, 5, 7, generator=torch.Generator().manual_seed(0))
    torch.testing.assert_close(_rnn.layer_norm(0, z), layer_norm(z, (7,)))


def test_best_rate_is_that_of_the_validation_examples() -> None:
    right = np.array([[0.0, 1.0], [0.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
    assert _rnn.best(right, rates=2) == 1
