"""What distillation gives and does not give: asserted on results, without drawing."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.errors import InvalidValueError
from course_pkg.experiments import distill
from course_pkg.results.distill import MissingClass, Temperature


@pytest.fixture(scope="module")
def temperature() -> Temperature:
    return distill.temperature(sizes=(40, 1297), temperatures=(1.0, 4.0))


@pytest.fixture(scope="module")
def missing() -> MissingClass:
    return distill.missing_class(temperatures=(1.0, 8.0))


@pytest.mark.slow
def test_soft_targets_help_where_examples_are_few(temperature: Temperature) -> None:
    assert temperature.gain(40, 4.0).low > 0
    assert temperature.gain(40, 4.0, over_smoothing=True).low > 0
    assert temperature.confidence[0].min() > 0.99, "unsoftened, the teacher repeats the labels"
    assert temperature.confidence[1].max() < 0.95


@pytest.mark.slow
def test_with_all_examples_smoothing_does_as_well_as_the_teacher(temperature: Temperature) -> None:
    gain = temperature.gain(1297, 4.0, over_smoothing=True)
    assert gain.low < 0 < gain.high or gain.high < 0.01


@pytest.mark.slow
def test_a_class_never_seen_is_heard_of_only_when_softened(missing: MissingClass) -> None:
    assert missing.hard.max() == 0
    assert missing.soft[1].min() > 0.7


@pytest.mark.slow
def test_at_the_same_price_the_control_finds_few_of_the_class(missing: MissingClass) -> None:
    one, ten = missing.hard_shifted.mean(axis=1)
    assert one < 0.25 < ten, "the bias alone explains a part, if one pays enough"
    assert missing.soft_shifted[0, 1].min() > 0.9
    for others in (missing.others_hard_shifted[0], missing.others_shifted[0, 1]):
        assert others.mean() == pytest.approx(0.96, abs=0.02)
    assert missing.others_hard_shifted[1].mean() < 0.9, "the higher price is paid by the others"
    assert abs(missing.others[1].mean() - missing.others_hard.mean()) < 0.03


def test_an_ensemble_beats_its_members_at_their_joint_cost() -> None:
    result = distill.ensemble(examples=200)
    assert result.gain.low > 0
    assert result.cost == 5
    assert result.agree.min() > 0.95, "the two ways to average hardly ever differ"
    assert abs(result.arithmetic.mean() - result.geometric.mean()) < 0.01


def test_matching_logits_is_the_limit_of_high_temperature_if_centred() -> None:
    result = distill.logit_matching()
    assert np.all(np.diff(result.centred) < 0)
    assert result.centred[-1] < 0.01
    assert result.uncentred[-1] > 0.2


def test_t_squared_keeps_the_gradient_for_large_t_only() -> None:
    result = distill.logit_matching(temperatures=(1.0, 100.0, 200.0))
    assert result.norm[1] / result.norm[2] == pytest.approx(4.0, rel=0.02)
    assert result.scaled[1] == pytest.approx(result.scaled[2], rel=0.02)
    assert result.scaled[0] < 0.8 * result.scaled[2]


def test_printed_row_is_no_distribution_and_has_no_single_temperature() -> None:
    result = distill.soft_labels()
    assert result.total == pytest.approx(0.555)
    # Cow and dog, dog and cat, dog and car.
    np.testing.assert_allclose(result.implied[[0, 3, 4]], [7.65, 5.42, 5.04], atol=0.005)
    np.testing.assert_allclose(result.softened.sum(axis=1), 1.0)
    np.testing.assert_allclose(result.softened[2], [0.037, 0.580, 0.374, 0.009], atol=5e-4)
    assert np.all(np.diff(result.bits) > 0)
    assert result.bits[0] == pytest.approx(0.47, abs=0.005)
    rescaled = result.printed / result.total
    assert -np.sum(rescaled * np.log2(rescaled)) == pytest.approx(1.38, abs=0.005)


def test_same_seed_same_numbers() -> None:
    runs = [
        distill.temperature(sizes=(40,), temperatures=(2.0,), seeds=(0, 1), steps=5)
        for _ in range(2)
    ]
    np.testing.assert_array_equal(runs[0].soft, runs[1].soft)


def test_unknown_student_gets_a_sentence(temperature: Temperature) -> None:
    with pytest.raises(InvalidValueError, match="no student has 7 examples"):
        temperature.gain(7, 4.0)
