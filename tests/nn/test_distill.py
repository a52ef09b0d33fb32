"""The training loss against the equation and torch; teachers that must hold still."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.nn.distill import distillation_loss, teacher_logits
from course_pkg.reference import distill as reference

Z, V = torch.randn(2, 5, 4, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
LABELS = torch.tensor([0, 3, 1, 2, 2])


@pytest.mark.parametrize("alpha", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("temperature", [1.0, 4.0])
def test_loss_and_gradient_are_those_of_the_equation(temperature, alpha):
    student = Z.clone().requires_grad_()
    teacher = V.clone().requires_grad_()
    loss = distillation_loss(student, teacher, LABELS, temperature, alpha)
    loss.backward()
    expected, dstudent = reference.distillation_loss(
        Z.numpy(), V.numpy(), LABELS.numpy(), temperature, alpha
    )
    assert loss.item() == pytest.approx(expected)
    np.testing.assert_allclose(student.grad.numpy(), dstudent, atol=1e-12)
    assert teacher.grad is None


def test_kl_div_of_torch_agrees_when_it_is_used_right():
    loss = distillation_loss(Z, V, LABELS, 4.0, alpha=1.0)
    log_q, p = (Z / 4.0).log_softmax(dim=1), (V / 4.0).softmax(dim=1)
    right = 16.0 * nn.functional.kl_div(log_q, p, reduction="batchmean")
    torch.testing.assert_close(loss, right)


def test_a_class_that_the_teacher_rules_out_adds_nothing():
    student, teacher = Z.clone().requires_grad_(), V.clone()
    teacher[:, 1] = -torch.inf
    loss = distillation_loss(student, teacher, LABELS, 2.0, 1.0)
    loss.backward()
    expected, dstudent = reference.distillation_loss(
        Z.numpy(), teacher.numpy(), LABELS.numpy(), 2.0, 1.0
    )
    assert loss.item() == pytest.approx(expected)
    np.testing.assert_allclose(student.grad.numpy(), dstudent, atol=1e-12)


def test_a_teacher_neither_drops_nor_learns_and_gets_its_modes_back():
    teacher = nn.Sequential(nn.Linear(3, 8), nn.BatchNorm1d(8), nn.Dropout(0.5), nn.Linear(8, 2))
    teacher[1].eval()
    teacher[0].train()
    before = teacher[1].running_mean.clone()
    x = torch.randn(6, 3)
    logits = teacher_logits(teacher, x)
    torch.testing.assert_close(logits, teacher_logits(teacher, x))
    assert not logits.requires_grad
    torch.testing.assert_close(teacher[1].running_mean, before)
    assert [m.training for m in teacher] == [True, False, True, True]


def test_a_teacher_that_fails_gets_its_modes_back():
    teacher = nn.Linear(3, 2)
    with pytest.raises(RuntimeError):
        teacher_logits(teacher, torch.ones(1, 5))
    assert teacher.training


@pytest.mark.parametrize(
    ("change", "error", "sentence"),
    [
        ({"teacher": V[:, :2]}, ShapeError, r"shape of student, \(5, 4\); got \(5, 2\)"),
        ({"temperature": 0.0}, InvalidValueError, "finite number, greater than 0; got 0"),
        ({"temperature": np.inf}, InvalidValueError, "finite number, greater than 0; got inf"),
        ({"alpha": -0.1}, InvalidValueError, r"alpha must lie in \[0, 1\].*got -0.1"),
    ],
)
def test_a_sentence_says_what_is_wrong(change, error, sentence):
    good = {"student": Z, "teacher": V, "labels": LABELS, "temperature": 2.0, "alpha": 0.5}
    with pytest.raises(error, match=sentence):
        distillation_loss(**{**good, **change})
