"""What the ledger says of softmax, ensembles and distillation, where a few numbers show it."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from strategies import arrays
from torch.utils._python_dispatch import TorchDispatchMode

from course_pkg.data import digits
from course_pkg.experiments import distill as experiments
from course_pkg.reference import distill

NOTES = np.array([1e-6, 0.9, 0.1, 1e-9])
"""The ensemble's answer for a dog among cow, dog, cat and car, as the notes print it."""


class Products(TorchDispatchMode):
    """Counts the multiplications of all matrix products."""

    count = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        out = func(*args, **(kwargs or {}))
        if "mm" in func.name():
            self.count += out.numel() * args[-1].shape[-2]
        return out


def test_an_ensemble_multiplies_once_per_member_and_its_student_once(monkeypatch):
    # An untrained network costs what a trained one costs.
    monkeypatch.setattr(experiments._stack, "descend", lambda *_, **__: None)
    x, y, x_test, y_test = experiments._drawn(digits, (0,))
    x, y, n = x[:, :20], y[:, :20], y_test.numel()

    for members in (1, 2, 5):
        with Products() as products:
            experiments.ensemble(members, (0,), examples=20, width=16)
        assert products.count == members * n * (64 * 16 + 16 * 16 + 16 * 10)

    labels = torch.eye(10)[y]
    student = experiments._students(x, labels, labels, labels, (), (0,), hidden=16, steps=1, lr=0.1)
    arms = 2  # hard and smoothed labels, a network each
    with Products() as products:
        experiments._accuracy(student, x_test, y_test)
    assert products.count == arms * n * (64 * 16 + 16 * 10)


def test_probabilities_sum_to_one_and_need_not_be_calibrated():
    rng = np.random.default_rng(0)
    z = rng.normal(size=(4000, 4))
    p, sure = distill.softmax(z), distill.softmax(10 * z)
    labels = (rng.random((4000, 1)) > p.cumsum(axis=1)).sum(axis=1)
    for each in (p, sure):
        np.testing.assert_allclose(each.sum(axis=1), 1.0)
        np.testing.assert_array_equal(each.argmax(axis=1), p.argmax(axis=1))
    # Only the first is as sure as it is right.
    right = np.mean(labels == p.argmax(axis=1))
    assert p.max(axis=1).mean() == pytest.approx(right, abs=0.03)
    assert sure.max(axis=1).mean() > right + 0.3


def test_a_hard_label_is_the_one_hot_row():
    np.testing.assert_array_equal(distill.smooth_labels([1], 4, 0.0), [[0, 1, 0, 0]])
    z = np.random.default_rng(1).normal(size=(1, 4))
    by_class, by_row = (distill.cross_entropy(z, each) for each in ([1], [[0, 1, 0, 0]]))
    assert by_class[0] == by_row[0]
    np.testing.assert_array_equal(by_class[1], by_row[1])


@given(logits=arrays((3, 2, 4), limit=20.0))
def test_the_geometric_ensemble_is_the_rescaled_geometric_mean(logits):
    assert NOTES.sum() == pytest.approx(1.000001, abs=1e-8)
    mean = np.exp(np.mean([distill.log_softmax(each) for each in logits], axis=0))
    rescaled = mean / mean.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(distill.geometric_ensemble(logits), rescaled, atol=1e-12)
    np.testing.assert_allclose(distill.softmax(logits.mean(axis=0)), rescaled, atol=1e-12)


@given(z=arrays((3, 4), limit=20.0), v=arrays((3, 4), limit=20.0))
def test_cross_entropy_and_kl_differ_by_the_teachers_entropy_alone(z, v):
    p = distill.softmax(v)
    entropy = -np.sum(p * distill.log_softmax(v)) / len(v)
    cross, dcross = distill.cross_entropy(z, p)
    kl, dkl = distill.distillation_loss(z, v, [0, 0, 0], temperature=1.0, alpha=1.0)
    assert cross - kl == pytest.approx(entropy, abs=1e-9)
    np.testing.assert_allclose(dcross, dkl, atol=1e-12)


@given(v=arrays((2, 4), limit=5.0), z=arrays((2, 4), limit=5.0))
def test_at_high_temperature_the_gradient_falls_as_one_over_t_squared(v, z):
    np.testing.assert_allclose(distill.softmax(z), np.exp(z) / np.exp(z).sum(1, keepdims=True))

    def slope(temperature: float) -> np.ndarray:
        loss = distill.distillation_loss(z, v, [0, 0], temperature, alpha=1.0)
        return loss[1] / temperature**2

    far, further = slope(1000.0), slope(2000.0)
    np.testing.assert_allclose(4 * further, far, atol=0.02 * np.abs(far).max())


@given(z=arrays((1, 4), limit=5.0))
def test_temperature_leads_from_the_largest_logit_alone_to_all_alike(z):
    steps = (0.1, 0.5, 1.0, 5.0, 100.0)
    entropies = [-float(np.sum(distill.softmax(z, t) * distill.log_softmax(z, t))) for t in steps]
    assert all(np.diff(entropies) >= -1e-12)
    np.testing.assert_allclose(distill.softmax(z, 1e9), 0.25, atol=1e-6)
    cold = distill.softmax(z, 1e-9)
    assert cold.argmax() == z.argmax()
    assert cold.max() == pytest.approx(1.0) or np.ptp(np.sort(z)[0, -2:]) < 1e-7
