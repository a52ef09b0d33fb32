"""``course_pkg.reference.distill`` for a training loop."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, log_softmax

from course_pkg.errors import InvalidValueError, ShapeError


def distillation_loss(
    student: Tensor, teacher: Tensor, labels: Tensor, temperature: float, alpha: float
) -> Tensor:
    """alpha T^2 KL(teacher || student) + (1 - alpha) CE, batch means: eq-distill-loss.

    student, teacher: (n, k) logits; labels: (n,). No gradient reaches the teacher. Torch's own
    ``kl_div`` takes the student's log-probabilities first and divides by the batch alone only
    with reduction="batchmean".
    Raises ShapeError when teacher and student differ, InvalidValueError for a temperature that
    is not positive and finite or an alpha outside [0, 1].
    References: hinton2015distilling, https://arxiv.org/abs/1503.02531
    """
    if teacher.shape != student.shape:
        raise ShapeError(
            f"teacher must have the shape of student, {tuple(student.shape)}; "
            f"got {tuple(teacher.shape)}"
        )
    if not 0.0 < temperature < math.inf:
        raise InvalidValueError(
            f"temperature must be a finite number, greater than 0; got {temperature}"
        )
    if not 0.0 <= alpha <= 1.0:
        raise InvalidValueError(
            f"alpha must lie in [0, 1], the weight of the soft part; got {alpha}"
        )
    log_p = log_softmax(teacher.detach() / temperature, dim=1)
    log_q = log_softmax(student / temperature, dim=1)
    p = log_p.exp()
    # What the teacher rules out adds 0 log 0, which is 0.
    soft = (p * torch.where(p > 0.0, log_p - log_q, 0.0)).sum() / len(student)
    return alpha * temperature**2 * soft + (1.0 - alpha) * cross_entropy(student, labels)


def teacher_logits(teacher: nn.Module, x: Tensor) -> Tensor:
    """The logits of a teacher that neither drops units nor learns from the student's batches.

    Runs in evaluation mode without gradients and gives every module its own mode back.
    """
    modes = {module: module.training for module in teacher.modules()}
    teacher.eval()
    try:
        with torch.no_grad():
            logits: Tensor = teacher(x)
    finally:
        for module, training in modes.items():
            module.training = training
    return logits
