"""Knowledge distillation: softmax with temperature, the loss and its gradient, its controls."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference._arrays import at_least, floats, shaped
from course_pkg.results.base import Floats

_PER_ROW = "one class number per row of logits"


def softmax(z: ArrayLike, temperature: float = 1.0) -> Floats:
    """Probabilities exp(z_i / T) / sum_j exp(z_j / T) over the last axis: eq-softmax-temperature.

    z: (..., k). Returns (..., k). High T tends to uniform, low T to the largest logit alone.
    Raises InvalidValueError unless the temperature is positive.
    References: hinton2015distilling (equation 1), https://arxiv.org/abs/1503.02531
    """
    p: Floats = np.exp(log_softmax(z, temperature))
    return p


def log_softmax(z: ArrayLike, temperature: float = 1.0) -> Floats:
    """The logarithm of ``softmax``, finite where the probability itself underflows to 0."""
    z = floats("z", z)
    if z.ndim < 1 or z.shape[-1] == 0:
        raise ShapeError(f"z must be (..., k) with at least one class; got shape {z.shape}")
    z = z / at_least("temperature", temperature, 0.0, strictly=True)
    # The largest logit moves to 0: exp of a large one would overflow.
    z = z - z.max(axis=-1, keepdims=True)
    log_p: Floats = z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))
    return log_p


def cross_entropy(z: ArrayLike, targets: ArrayLike) -> tuple[float, Floats]:
    """Mean over the batch of -sum_k targets log softmax(z), and its gradient: eq-cross-entropy.

    z: (n, k) logits; targets: (n,) class numbers or (n, k) probabilities. Returns the loss
    and dz: (n, k), which is (softmax(z) - targets) / n.
    Raises ShapeError or InvalidValueError when targets do not fit the logits.
    """
    z = _logits("z", z)
    p = _targets(targets, z)
    loss = -float(np.sum(p * log_softmax(z))) / len(z)
    return loss, (softmax(z) * p.sum(axis=1, keepdims=True) - p) / len(z)


def distillation_loss(
    student: ArrayLike, teacher: ArrayLike, labels: ArrayLike, temperature: float, alpha: float
) -> tuple[float, Floats]:
    """alpha T^2 KL(teacher || student) + (1 - alpha) CE, and its gradient: eq-distill-loss.

    student, teacher: (n, k) logits, both divided by T in the soft part; labels: (n,) class
    numbers, compared at T = 1. Both parts are means over the batch. Returns the loss and
    dstudent: (n, k), eq-distill-grad: alpha T (q - p) + (1 - alpha)(softmax(student) - onehot),
    divided by n. The soft gradient shrinks like 1/T^2 once T exceeds the logits; T^2 undoes it.
    Raises ShapeError when shapes disagree, InvalidValueError for a label that is no class, a
    temperature that is not positive or an alpha outside [0, 1].
    References: hinton2015distilling (section 2), https://arxiv.org/abs/1503.02531
    """
    z = _logits("student", student)
    v = shaped("teacher", teacher, z.shape, "that of student")
    if not 0.0 <= alpha <= 1.0:
        raise InvalidValueError(
            f"alpha must lie in [0, 1], the weight of the soft part; got {alpha}"
        )
    log_p, log_q = log_softmax(v, temperature), log_softmax(z, temperature)
    p, q = np.exp(log_p), np.exp(log_q)
    seen = p > 0.0  # what the teacher rules out adds 0 log 0, which is 0
    soft = np.sum(p[seen] * (log_p[seen] - log_q[seen])) / len(z)
    dsoft = (q - p) / (temperature * len(z))
    hard, dhard = cross_entropy(
        z, _one_hot(shaped("labels", labels, z.shape[:1], _PER_ROW), z.shape[1])
    )
    loss = alpha * temperature**2 * soft + (1.0 - alpha) * hard  # eq-distill-loss
    dstudent = alpha * temperature**2 * dsoft + (1.0 - alpha) * dhard  # eq-distill-grad
    return float(loss), dstudent


def logit_matching_loss(student: ArrayLike, teacher: ArrayLike) -> tuple[float, Floats]:
    """Half the squared distance of centred logits over k: the soft loss for T to infinity.

    eq-logit-matching. student, teacher: (n, k). Returns the loss, a mean over the batch, and
    dstudent: (n, k). Each row is centred first, because softmax does not see a common shift.
    Raises ShapeError when shapes disagree.
    References: hinton2015distilling (section 2.1), https://arxiv.org/abs/1503.02531
    """
    z = _logits("student", student)
    difference = z - shaped("teacher", teacher, z.shape, "that of student")
    difference = difference - difference.mean(axis=1, keepdims=True)
    # Each row averages over k classes, the batch over n rows.
    return float(0.5 * np.sum(difference**2) / z.size), difference / z.size


def geometric_ensemble(logits: ArrayLike, temperature: float = 1.0) -> Floats:
    """Renormalised geometric mean of the members' probabilities: eq-ensemble-geometric.

    logits: (members, n, k). Returns (n, k): the softmax of the mean logits. One member that
    rules a class out rules it out for all.
    References: hinton2015distilling (section 1)
    """
    return softmax(_members(logits).mean(axis=0), temperature)


def arithmetic_ensemble(logits: ArrayLike, temperature: float = 1.0) -> Floats:
    """Mean of the members' probabilities: eq-ensemble-arithmetic.

    logits: (members, n, k). Returns (n, k). One member that believes in a class keeps it alive.
    References: hinton2015distilling (section 1)
    """
    p: Floats = softmax(_members(logits), temperature).mean(axis=0)
    return p


def smooth_labels(labels: ArrayLike, classes: int, smoothing: float) -> Floats:
    """Targets that keep ``smoothing`` for all classes alike: eq-label-smoothing.

    labels: (n,) class numbers. Returns (n, classes): (1 - smoothing) onehot + smoothing / classes.
    The control for distillation: as soft as a teacher's targets, and it knows nothing.
    Raises InvalidValueError for a label that is no class or smoothing outside [0, 1].
    References: szegedy2016rethinking, https://arxiv.org/abs/1512.00567
    """
    if not 0.0 <= smoothing <= 1.0:
        raise InvalidValueError(f"smoothing must lie in [0, 1]; got {smoothing}")
    return (1.0 - smoothing) * _one_hot(labels, classes) + smoothing / classes


def _logits(name: str, z: ArrayLike) -> Floats:
    array = floats(name, z)
    if array.ndim != 2 or array.size == 0:
        raise ShapeError(f"{name} must be (n, k) logits and not empty; got shape {array.shape}")
    return array


def _members(logits: ArrayLike) -> Floats:
    array = floats("logits", logits)
    if array.ndim != 3 or len(array) == 0:
        raise ShapeError(f"logits must be (members, n, k); got shape {array.shape}")
    return array


def _targets(targets: ArrayLike, z: Floats) -> Floats:
    """Class numbers (n,) as one-hot rows, probabilities (n, k) as they are."""
    if np.ndim(targets) == 2:
        return shaped("targets", targets, z.shape, "that of the logits")
    return _one_hot(shaped("labels", targets, z.shape[:1], _PER_ROW), z.shape[1])


def _one_hot(labels: ArrayLike, classes: int) -> Floats:
    numbers = floats("labels", labels)
    if numbers.ndim != 1:
        raise ShapeError(f"labels must be (n,) class numbers; got shape {numbers.shape}")
    for number in numbers:
        if number not in range(classes):
            raise InvalidValueError(
                f"labels must be whole numbers from 0 to {classes - 1}; got {number:g}"
            )
    rows: Floats = np.eye(classes)[numbers.astype(int)]
    return rows
