"""Distillation against numerical derivatives, torch, and the limits it is said to have."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from numerical import assert_gradient, gradient
from strategies import arrays
from tolerances import EXACT, GRADIENT
from torch.nn import functional as F

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference import distill

temperatures = st.sampled_from([0.1, 1.0, 2.0, 20.0, 1e3])


def example(n: int = 5, k: int = 4, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return *rng.normal(scale=3.0, size=(2, n, k)), rng.integers(0, k, n)


def by_torch(z, v, labels, temperature, alpha) -> tuple[float, np.ndarray]:
    leaf = torch.tensor(z, requires_grad=True)
    log_q = F.log_softmax(leaf / temperature, dim=1)
    p = F.softmax(torch.tensor(v) / temperature, dim=1)
    soft = F.kl_div(log_q, p, reduction="batchmean")
    hard = F.cross_entropy(leaf, torch.tensor(labels))
    loss = alpha * temperature**2 * soft + (1 - alpha) * hard
    loss.backward()
    return loss.item(), leaf.grad.numpy()


@pytest.mark.parametrize("alpha", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("temperature", [0.5, 1.0, 4.0, 20.0])
def test_loss_and_gradient_agree_with_torch_and_numerical_derivatives(temperature, alpha):
    z, v, labels = example()
    loss, dz = distill.distillation_loss(z, v, labels, temperature, alpha)
    expected_loss, expected = by_torch(z, v, labels, temperature, alpha)
    assert loss == pytest.approx(expected_loss, rel=1e-12)
    np.testing.assert_allclose(dz, expected, atol=EXACT)
    numerical = gradient(
        lambda at: distill.distillation_loss(at, v, labels, temperature, alpha)[0], z
    )
    assert_gradient(dz, numerical, GRADIENT)


def test_a_class_that_the_teacher_rules_out_adds_nothing():
    z, v, labels = example()
    v[:, 1] = -np.inf
    loss, dz = distill.distillation_loss(z, v, labels, temperature=2.0, alpha=1.0)
    expected_loss, expected = by_torch(z, v, labels, 2.0, 1.0)
    assert loss == pytest.approx(expected_loss, rel=1e-12)
    np.testing.assert_allclose(dz, expected, atol=EXACT)


def test_cross_entropy_takes_classes_and_probabilities():
    z, v, labels = example()
    soft = distill.softmax(v)
    for targets, expected in ((labels, torch.tensor(labels)), (soft, torch.tensor(soft))):
        loss, dz = distill.cross_entropy(z, targets)
        leaf = torch.tensor(z, requires_grad=True)
        by_torch = F.cross_entropy(leaf, expected)
        by_torch.backward()
        assert loss == pytest.approx(by_torch.item())
        np.testing.assert_allclose(dz, leaf.grad.numpy(), atol=EXACT)
    halves = 0.5 * soft  # targets need not sum to 1
    numerical = gradient(lambda at: distill.cross_entropy(at, halves)[0], z)
    assert_gradient(distill.cross_entropy(z, halves)[1], numerical, GRADIENT)


@given(z=arrays((3, 4)), temperature=temperatures)
def test_softmax_is_a_distribution_that_a_common_shift_leaves_alone(z, temperature):
    p = distill.softmax(z, temperature)
    np.testing.assert_allclose(p.sum(axis=1), 1.0)
    assert (p >= 0.0).all()
    shifted = distill.softmax(z + 1000.0, temperature)
    np.testing.assert_allclose(shifted, p, rtol=1e-9, atol=1e-12)
    np.testing.assert_array_equal(p.argmax(axis=1), z.argmax(axis=1))


@given(z=arrays((1, 4), limit=5.0))
def test_higher_temperature_means_more_entropy(z):
    def entropy(temperature: float) -> float:
        p = distill.softmax(z, temperature)
        return -float(np.sum(p * distill.log_softmax(z, temperature)))

    entropies = [entropy(t) for t in (0.1, 0.5, 1.0, 5.0, 100.0)]
    assert all(a <= b + 1e-12 for a, b in itertools.pairwise(entropies))
    assert entropies[-1] <= np.log(4) + 1e-12


def test_softmax_survives_extreme_logits():
    np.testing.assert_array_equal(distill.softmax([1e5, 0.0]), [1.0, 0.0])
    np.testing.assert_allclose(distill.log_softmax([1e5, 0.0]), [0.0, -1e5])
    np.testing.assert_allclose(distill.softmax([1.0, 2.0], temperature=1e9), 0.5)


@given(z=arrays((3, 4)), temperature=temperatures)
def test_a_student_equal_to_its_teacher_has_nothing_to_learn(z, temperature):
    loss, dz = distill.distillation_loss(z, z, [0, 1, 2], temperature, alpha=1.0)
    assert loss == 0.0
    np.testing.assert_array_equal(dz, 0.0)
    shifted, _ = distill.distillation_loss(z + 5.0, z, [0, 1, 2], temperature, alpha=1.0)
    assert shifted == pytest.approx(0.0, abs=1e-9 * temperature**2)


@given(z=arrays((3, 4)), v=arrays((3, 4)), temperature=temperatures)
def test_the_gradient_of_every_example_sums_to_zero(z, v, temperature):
    _, dz = distill.distillation_loss(z, v, [0, 1, 2], temperature, alpha=0.5)
    np.testing.assert_allclose(dz.sum(axis=1), 0.0, atol=1e-10 * temperature)


def test_at_high_temperature_the_soft_loss_is_logit_matching():
    z, v, labels = example()
    matching, dmatching = distill.logit_matching_loss(z, v)
    numerical = gradient(lambda at: distill.logit_matching_loss(at, v)[0], z)
    assert_gradient(dmatching, numerical, GRADIENT)
    for temperature, error in ((1e2, 0.1), (1e3, 0.01), (1e4, 1e-3)):
        loss, dz = distill.distillation_loss(z, v, labels, temperature, alpha=1.0)
        assert loss == pytest.approx(matching, rel=error)
        np.testing.assert_allclose(dz, dmatching, atol=error * np.abs(dmatching).max())


def test_t_squared_restores_the_gradient_only_asymptotically():
    z, v, labels = example()

    def size(temperature: float) -> float:
        _, dz = distill.distillation_loss(z, v, labels, temperature, alpha=1.0)
        return float(np.linalg.norm(dz))

    assert size(200.0) == pytest.approx(size(400.0), rel=0.02)
    assert size(1.0) != pytest.approx(size(400.0), rel=0.2)


def test_ensembles_average_logits_or_probabilities():
    logits = np.random.default_rng(0).normal(size=(3, 2, 4))
    p = distill.softmax(logits)
    geometric = np.exp(np.log(p).mean(axis=0))
    geometric /= geometric.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(distill.geometric_ensemble(logits), geometric)
    np.testing.assert_allclose(distill.arithmetic_ensemble(logits), p.mean(axis=0))
    for ensemble in (distill.geometric_ensemble, distill.arithmetic_ensemble):
        alike = ensemble(logits[[0, 0]], temperature=3.0)
        np.testing.assert_allclose(alike, distill.softmax(logits[0], 3.0))


def test_one_veto_counts_only_in_the_geometric_mean():
    logits = np.array([[[0.0, 0.0]], [[0.0, -50.0]]])
    assert distill.geometric_ensemble(logits)[0, 1] < 1e-10
    assert distill.arithmetic_ensemble(logits)[0, 1] == pytest.approx(0.25)


def test_label_smoothing_is_torch_s():
    z, _, labels = example()
    targets = distill.smooth_labels(labels, 4, 0.1)
    np.testing.assert_allclose(targets.sum(axis=1), 1.0)
    expected = F.cross_entropy(torch.tensor(z), torch.tensor(labels), label_smoothing=0.1)
    assert distill.cross_entropy(z, targets)[0] == pytest.approx(expected.item())


@pytest.mark.parametrize(
    ("change", "error", "sentence"),
    [
        ({"student": np.ones(4)}, ShapeError, r"student must be \(n, k\) logits.*got shape \(4,\)"),
        (
            {"teacher": np.ones((5, 3))},
            ShapeError,
            r"teacher must have shape \(5, 4\), that of student",
        ),
        (
            {"labels": np.ones((5, 4))},
            ShapeError,
            r"labels must have shape \(5,\), one class number per row of logits; got \(5, 4\)",
        ),
        ({"labels": [0, 1, 2, 3, 4]}, InvalidValueError, "whole numbers from 0 to 3; got 4"),
        ({"labels": [0, 1, 2, 3, 0.5]}, InvalidValueError, "whole numbers from 0 to 3; got 0.5"),
        ({"labels": [0, 1, 2, 3, -1]}, InvalidValueError, "whole numbers from 0 to 3; got -1"),
        ({"temperature": 0.0}, InvalidValueError, "temperature must be .* greater than 0; got 0"),
        ({"alpha": 1.5}, InvalidValueError, r"alpha must lie in \[0, 1\].*got 1.5"),
    ],
)
def test_a_sentence_says_what_is_wrong(change, error, sentence):
    z, v, labels = example()
    good = {"student": z, "teacher": v, "labels": labels, "temperature": 2.0, "alpha": 0.5}
    with pytest.raises(error, match=sentence):
        distill.distillation_loss(**{**good, **change})


def test_sentences_of_the_controls():
    with pytest.raises(InvalidValueError, match=r"smoothing must lie in \[0, 1\]; got 2"):
        distill.smooth_labels([0], 3, 2.0)
    with pytest.raises(ShapeError, match=r"labels must be \(n,\) class numbers"):
        distill.smooth_labels([[0]], 3, 0.1)
    with pytest.raises(ShapeError, match=r"logits must be \(members, n, k\); got shape \(2, 3\)"):
        distill.geometric_ensemble(np.ones((2, 3)))
    with pytest.raises(ShapeError, match="at least one class"):
        distill.softmax(3.0)
