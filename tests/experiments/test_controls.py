"""What is left of an effect when its supposed cause is taken away."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from course_pkg.errors import InvalidValueError
from course_pkg.experiments import controls
from course_pkg.results.controls import FairStudents, RandomLayers
from course_pkg.results.transfer import CutLayer


@pytest.mark.slow
def test_freezing_random_layers_costs_the_distant_task_more_too() -> None:
    result = controls.random_layers(seeds=(0, 1, 2), rates=(0.03,))
    losses = {task: result.loss(task, 2).mean for task in result.tasks}
    assert losses["coats"] < losses["digits"] - 0.03
    assert losses["digits"] < -0.1
    # Each further random layer costs more; none of them was trained.
    assert np.all(np.diff(result.accuracy.mean(axis=-1)[:, :4]) < 0)


def test_evened_targets_are_exactly_as_soft_and_say_no_more() -> None:
    logits = torch.randn(3, 5, 10, generator=torch.Generator().manual_seed(0))
    p, even = torch.softmax(logits / 4, dim=-1), controls.evened(logits, 4.0)
    torch.testing.assert_close(even.sum(dim=-1), torch.ones(3, 5))
    torch.testing.assert_close(even.amax(dim=-1), p.amax(dim=-1))
    assert (even.argmax(dim=-1) == p.argmax(dim=-1)).all()
    others = even.sort(dim=-1).values[..., :-1]
    assert (others == others[..., :1]).all()


def test_random_layers_are_compared_with_copied_ones_seed_by_seed() -> None:
    random = RandomLayers(("a", "b"), (0, 1), (0, 1), 9, np.array([[[5, 7], [1, 2]]] * 2) / 10)
    copied = np.array([[[[5, 7], [4, 6]]]] * 2) / 10
    cut = CutLayer(("a", "b"), (9,), (0, 1), (0, 1), copied, copied, 0.2)
    assert random.loss("a", 1).mean == pytest.approx(-0.45)
    assert random.worth(cut, "b", 1).mean == pytest.approx(0.35)
    assert random.change(cut, "b", 0, 1).mean == pytest.approx(0.35)
    with pytest.raises(InvalidValueError, match="no run has task 'c' and 1 frozen"):
        random.loss("c", 1)
    other = CutLayer(("a", "b"), (8,), (0, 1), (0, 1), copied, copied, 0.2)
    with pytest.raises(InvalidValueError, match=r"the same runs: seeds \(0, 1\) and 9 examples"):
        random.worth(other, "a", 1)


def test_every_kind_of_target_counts_at_the_rate_that_validation_chose() -> None:
    validation = np.array([[[0.5, 0.5], [0.9, 0.9]], [[0.8, 0.8], [0.1, 0.1]]])
    test = np.array([[[0.6, 0.6], [0.7, 0.5]], [[0.9, 0.7], [0.2, 0.2]]])
    result = FairStudents(40, 4.0, ("hard", "soft"), (0.1, 0.2), (0, 1), validation, test)
    assert (result.rate("hard"), result.rate("soft")) == (0.2, 0.1)
    assert result.gain("soft", "hard").mean == pytest.approx(0.2)
    assert result.gain("soft", "hard", rate=0.2).mean == pytest.approx(-0.4)
    with pytest.raises(InvalidValueError, match=r"no student learned at 0\.3"):
        result.accuracy("hard", 0.3)
    with pytest.raises(InvalidValueError, match="no student learned from 'loud'"):
        result.rate("loud")


@pytest.mark.slow
def test_softness_without_knowledge_brings_nothing() -> None:
    result = controls.fair_students(seeds=(0, 1, 2), rates=(0.02, 0.1))
    assert result.gain("soft", "evened", rate=0.02).low > 0.03
    assert abs(result.gain("evened", "hard", rate=0.02).mean) < 0.04
    # The largest rate is no better for hard labels, and it spoils the soft targets.
    assert result.accuracy("hard", 0.1).mean() < result.accuracy("hard", 0.02).mean() + 0.03
    assert result.accuracy("soft", 0.1).mean() < result.accuracy("soft", 0.02).mean() - 0.05
    assert result.gain("soft", "hard").low > 0.03
