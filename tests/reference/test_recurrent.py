"""Backpropagation through time against autograd, whole and truncated."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from tolerances import EXACT

from course_pkg.errors import ShapeError
from course_pkg.reference.recurrent import states, through_time

RNG = np.random.default_rng(0)
W, U, X = RNG.normal(size=(3, 3)), RNG.normal(size=(3, 2)), RNG.normal(size=(7, 2))
START, DH = RNG.normal(size=(2, 3))


def by_autograd(keep: int) -> np.ndarray:
    """dL/dW for L = dh . h_T, the state handed on as a constant before the last ``keep`` steps."""
    w, h = torch.tensor(W, requires_grad=True), torch.tensor(START)
    for t, x in enumerate(torch.tensor(X)):
        if t == len(X) - keep:
            h = h.detach()
        h = torch.tanh(w @ h + torch.tensor(U) @ x)
    (grad,) = torch.autograd.grad(h @ torch.tensor(DH), w)
    return grad.numpy()


@pytest.mark.parametrize("keep", [1, 3, 7])
def test_the_first_parts_sum_to_the_truncated_gradient(keep):
    parts = through_time(W, states(W, U, X, START), DH)
    assert parts.shape == (7, 3, 3)
    np.testing.assert_allclose(parts[:keep].sum(axis=0), by_autograd(keep), atol=EXACT)


def test_each_part_is_within_the_bound_of_the_largest_singular_value():
    h = states(W, U, X, START)
    sizes = np.linalg.norm(through_time(W, h, DH), axis=(1, 2))
    bound = np.linalg.norm(W, 2) ** np.arange(7) * np.linalg.norm(DH)
    assert (sizes <= bound * np.linalg.norm(h[-2::-1], axis=1)).all()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: states(W[:2], U, X, START), r"w must be square; got shape \(2, 3\)"),
        (lambda: states(W, U[:2], X, START), r"u \(3, d\); got shapes \(7, 2\) and \(2, 2\)"),
        (lambda: states(W, U, X, DH[:2]), r"start must have shape \(3,\)"),
        (lambda: through_time(W, START[None], DH), r"two states or more; got shape \(1, 3\)"),
        (lambda: through_time(W, np.zeros((4, 3)), DH[:2]), r"dh must have shape \(3,\)"),
    ],
)
def test_a_wrong_shape_is_a_sentence(call, said):
    with pytest.raises(ShapeError, match=said):
        call()
