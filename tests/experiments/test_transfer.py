"""What transfer gives and does not give: asserted on results, without drawing."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from course_pkg.errors import InvalidValueError
from course_pkg.experiments import _adapt, transfer, transfer_norm, transfer_norm_cnn
from course_pkg.experiments.store import cached
from course_pkg.results.transfer import AdaBN, CutLayer, FrozenBN, Quadrants


@pytest.fixture(scope="module")
def quadrants() -> Quadrants:
    return transfer.quadrants(sizes=(60, 1500))


@pytest.fixture(scope="module")
def cut() -> CutLayer:
    return transfer.cut_layer(sizes=(1500,))


@pytest.fixture(scope="module")
def new_domain() -> AdaBN:
    return cached(transfer.adabn)


@pytest.fixture(scope="module")
def frozen() -> FrozenBN:
    return transfer.frozen_bn(sizes=(2, 16))


@pytest.mark.slow
def test_few_examples_gain_most_and_the_similar_task_more(quadrants: Quadrants) -> None:
    similar, different = (quadrants.gain(task, 60, "freeze 1") for task in quadrants.tasks)
    assert similar.low > 0.05
    assert different.low > 0
    assert similar.mean > different.mean
    assert quadrants.gain("digits", 1500, "fine-tune").mean < similar.mean / 2


@pytest.mark.slow
def test_head_alone_is_not_enough_for_many_or_different_examples(quadrants: Quadrants) -> None:
    assert quadrants.gain("digits", 60, "head").low > 0
    for task in quadrants.tasks:
        assert quadrants.gain(task, 1500, "head").high < 0
        assert quadrants.gain(task, 1500, "fine-tune", over="head").low > 0
    assert quadrants.chosen("coats", 1500) == "fine-tune"
    # Of the similar task there are enough examples: what rounding makes of a tie is no result.
    assert quadrants.chosen("digits", 1500) in ("scratch", "fine-tune")


@pytest.mark.slow
def test_few_examples_neither_need_the_head_alone_nor_forbid_to_fine_tune() -> None:
    found = cached(transfer.quadrants)
    few, more, many = found.sizes
    # The similar task: the head alone gains, and soon fine-tuning gains more.
    assert found.gain("digits", few, "head").low > 0
    assert found.gain("digits", more, "fine-tune", over="head").low > 0
    # With many its accuracy is highest, and what transfer added to it smallest.
    most, fewer = (found.accuracy("digits", size, "fine-tune") for size in (many, more))
    assert most.min() > fewer.max()
    gains = [found.gain("digits", size, "fine-tune") for size in found.sizes]
    assert gains[2].high < min(gains[0].low, gains[1].low)
    # The different one: earlier features serve better, and nobody tells overfitting.
    assert found.gain("coats", more, "freeze 1", over="head").low > 0
    for size in (few, more):
        for strategy in found.strategies[:-1]:
            assert found.gain("coats", size, "fine-tune", over=strategy).high > 0


@pytest.mark.slow
def test_without_a_shared_camera_little_is_left_to_transfer(quadrants: Quadrants) -> None:
    control = transfer.quadrants(sizes=(60,), strength=0.0)
    assert (
        control.gain("digits", 60, "freeze 1").mean
        < quadrants.gain("digits", 60, "freeze 1").mean / 2
    )


@pytest.mark.slow
def test_the_higher_the_frozen_cut_the_more_is_lost(cut: CutLayer) -> None:
    frozen = cut.frozen.mean(axis=-1)[:, 0]
    assert np.all(np.diff(frozen[:, 1:]) < 0.02)
    top = cut.kept[-1]
    losses = [cut.gain(task, 1500, top).mean for task in cut.tasks]
    assert losses[1] < losses[0] < 0
    for task in cut.tasks:
        assert cut.gain(task, 1500, top, frozen=False).mean > cut.gain(task, 1500, top).mean + 0.05


def test_validation_decides_on_rate_and_strategy() -> None:
    validation = np.zeros((1, 1, 2, 2, 3))
    validation[0, 0, 1, 0] = 0.9
    validation[0, 0, 0, 1] = 0.5
    test = np.arange(12.0).reshape(1, 1, 2, 2, 3)
    result = Quadrants(
        ("digits",),
        (15,),
        ("scratch", "head"),
        (0.1, 0.2),
        (0, 1, 2),
        validation,
        test,
        np.ones(3),
        2.0,
    )
    assert result.chosen("digits", 15) == "head"
    assert (result.rate("digits", 15, "scratch"), result.rate("digits", 15, "head")) == (0.2, 0.1)
    np.testing.assert_array_equal(result.accuracy("digits", 15, "scratch"), [3, 4, 5])
    assert result.gain("digits", 15, "head").mean == pytest.approx(3)
    with pytest.raises(InvalidValueError, match="no run has task 'coats'"):
        result.chosen("coats", 15)
    with pytest.raises(InvalidValueError, match="no strategy is called 'freeze 9'"):
        result.rate("digits", 15, "freeze 9")


@pytest.mark.slow
def test_same_seed_same_numbers_and_frozen_layers_stay() -> None:
    runs = [transfer.cut_layer(sizes=(15,), seeds=(0, 1), steps=3) for _ in range(2)]
    np.testing.assert_array_equal(runs[0].fine_tuned, runs[1].fine_tuned)
    np.testing.assert_array_equal(runs[0].frozen[:, :, 0], runs[0].fine_tuned[:, :, 0])
    with pytest.raises(InvalidValueError, match="9 copied layers"):
        runs[0].gain("digits", 15, 9)


@pytest.mark.slow
@pytest.mark.parametrize("change", ["contrast", "brightness", "both"])
def test_new_statistics_undo_any_uniform_contrast_and_brightness(
    new_domain: AdaBN, change: str
) -> None:
    row = new_domain.changes.index(change)
    assert new_domain.gain(change, 16).low > 0
    np.testing.assert_allclose(new_domain.after[row, -1], new_domain.clean, atol=0.02)


@pytest.mark.slow
def test_new_statistics_do_not_undo_inversion_or_noise(new_domain: AdaBN) -> None:
    row = new_domain.changes.index("invert")
    assert new_domain.before[row].max() < 0.1
    assert new_domain.after[row].max() < 0.1
    assert abs(new_domain.gain("noise", 500).mean) < 0.05
    with pytest.raises(InvalidValueError, match="no run has change 'fog'"):
        new_domain.gain("fog", 16)


@pytest.mark.slow
def test_tiny_batches_spoil_fine_tuning_only_in_training_mode(frozen: FrozenBN) -> None:
    assert frozen.gain(2).low > 0.1
    assert frozen.gain(2).mean > frozen.gain(16).mean + 0.1
    with pytest.raises(InvalidValueError, match="no run has batches of 3"):
        frozen.gain(3)


@pytest.mark.slow
def test_a_pair_of_images_is_enough_for_the_batch_norm_of_convolutions(frozen: FrozenBN) -> None:
    convolved = cached(transfer.frozen_bn_cnn)
    assert convolved.tuned.mean() > 0.5
    assert abs(convolved.gain(2).mean) < 0.05
    assert frozen.gain(2).low > convolved.gain(2).high + 0.1
    with pytest.raises(InvalidValueError, match="no run has batches of 3"):
        convolved.gain(3)


def test_frozen_convolutions_keep_their_statistics_and_moving_ones_do_not() -> None:
    seeds, steps, size = (0, 1), 3, 2
    trunk = transfer_norm_cnn.untrained((2, 3, 2, 3), 20, seeds)
    data = _adapt.target_task("digits", seeds, 20)
    old = trunk.population(data.x)
    # Per channel one mean, over images and places.
    assert [mu.shape for mu, _ in old] == [(2, 1, width) for width in (2, 3, 2, 3)]
    plans = [(1, 0, 0.01), (1, 1, 0.01)]
    _, found = transfer_norm.tuned(trunk, old, data, plans, seeds, size, steps, 0.1)
    for (mu, var), (old_mu, old_var) in zip(found, old, strict=True):
        assert torch.equal(mu[:2], old_mu)
        assert torch.equal(var[:2], old_var)
        assert not torch.isclose(mu[2:], old_mu).any()


@pytest.mark.slow
def test_fixed_parameters_alone_do_not_freeze_batch_norm(frozen: FrozenBN) -> None:
    np.testing.assert_array_equal(frozen.source_inference, np.stack([frozen.source] * 2))
    assert (frozen.source_training < frozen.source - 0.1).all()
