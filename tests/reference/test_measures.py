"""Measures of training against what can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import arrays, norm_inputs

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference import measures

RNG = np.random.default_rng(0)


def test_the_distribution_of_known_samples() -> None:
    h = np.stack([np.arange(101.0) - 50, np.full(101, 3.0)], axis=1)
    found = measures.activations(h)
    np.testing.assert_allclose(found.mean, [0, 3])
    np.testing.assert_allclose(found.sd, [np.sqrt((101**2 - 1) / 12), 0])
    np.testing.assert_array_equal(found.skewness, [0, 0])
    np.testing.assert_allclose(found.percentiles[:, 0], [-35, 0, 35])
    np.testing.assert_allclose(found.zeros, [51 / 101, 0])
    noise = 3 * RNG.exponential(size=(400_000, 1))
    assert measures.activations(noise).skewness[0] == pytest.approx(2, abs=0.05)


def test_leading_axes_are_networks() -> None:
    h = RNG.normal(size=(3, 2, 50, 4))
    stacked, alone = measures.activations(h), measures.activations(h[1, 0])
    for name in ("mean", "sd", "skewness", "zeros"):
        np.testing.assert_allclose(getattr(stacked, name)[1, 0], getattr(alone, name))
    np.testing.assert_allclose(stacked.percentiles[:, 1, 0], alone.percentiles)
    moved = h + 1
    np.testing.assert_allclose(
        measures.mean_shift(h, moved)[1, 0], measures.mean_shift(h[1, 0], moved[1, 0])
    )


@given(h=norm_inputs(max_axes=2, min_side=2), by_unit=st.booleans())
def test_nothing_has_shifted_when_the_examples_change_places(h: np.ndarray, by_unit: bool) -> None:
    h = h + np.arange(len(h))[:, None]  # no unit is constant
    np.testing.assert_allclose(measures.mean_shift(h, h[::-1], by_unit), 0, atol=1e-9)


@given(a=st.floats(-5, 5), scale=st.floats(0.1, 10))
def test_a_shift_by_a_standard_deviations_is_a_whatever_the_scale(a: float, scale: float) -> None:
    h = scale * RNG.normal(size=(40, 3))
    moved = h + a * h.std(axis=0)
    assert measures.mean_shift(h, moved, by_unit=True) == pytest.approx(abs(a))
    # In deviations of the layer: units share a mean deviation, and TINY guards a dead layer.
    assert measures.mean_shift(h, moved) == pytest.approx(abs(a), rel=1e-3)
    dead = np.zeros((40, 3))
    assert np.isfinite(measures.mean_shift(dead, dead + 1))


@given(g=arrays((6,)), turn=st.floats(0.1, 10))
def test_distance_and_cosine_of_gradients(g: np.ndarray, turn: float) -> None:
    distance, cosine = measures.gradient_shift(g, turn * g)
    assert distance == pytest.approx(abs(turn - 1) * np.linalg.norm(g), rel=1e-6, abs=1e-9)
    assert cosine == pytest.approx(1)
    _, opposite = measures.gradient_shift(g, -g)
    assert opposite == pytest.approx(-1)
    across = np.zeros(6)
    across[0], across[1] = -g[1], g[0]
    assert measures.gradient_shift(g, across)[1] == pytest.approx(0, abs=1e-9)
    assert measures.gradient_shift(g, np.zeros(6))[1] == 0


def test_smoothness_of_a_quadratic_is_its_curvature() -> None:
    # L = w A w / 2: the gradient is A w, and a step turns it by step * A A w.
    w, eigenvalues = np.array([3.0, -1.0, 2.0]), np.array([5.0, 1.0, 0.1])
    g = eigenvalues * w
    for step in (1e-3, 0.5, 4.0):
        after = eigenvalues * (w - step * g)
        expected = np.linalg.norm(eigenvalues * g) / np.linalg.norm(g)
        assert measures.smoothness(g, after, step) == pytest.approx(expected)
    assert expected < 5
    alone = np.array([2.0, 0.0, 0.0])  # along an eigenvector: the eigenvalue itself
    assert measures.smoothness(alone, alone * (1 - 0.3 * 5), 0.3) == pytest.approx(5)
    losses = [(eigenvalues * (w - step * g) ** 2).sum() / 2 for step in (0.0, 0.1, 0.2)]
    assert measures.loss_span(losses) == pytest.approx(losses[0] - losses[2])


def test_growth_per_layer_of_an_orthogonal_network() -> None:
    # h_{l+1} = a Q h_l: every layer multiplies the gradient by a on its way down.
    q, g, below = np.linalg.qr(RNG.normal(size=(5, 5)))[0], RNG.normal(size=5), []
    for _ in range(7):
        below.append(g)
        g = 0.8 * q.T @ g
    lengths = measures.lengths(below[::-1])
    assert lengths.shape == (7,)
    assert measures.growth(lengths) == pytest.approx(0.8)
    both = np.stack([lengths, lengths[::-1]], axis=1)
    np.testing.assert_allclose(measures.growth(both), [0.8, 1.25])


@pytest.mark.parametrize(
    ("call", "error", "sentence"),
    [
        (lambda: measures.activations([1.0]), ShapeError, r"h must be \(\.\.\., n, d\)"),
        (
            lambda: measures.mean_shift(np.ones((3, 2)), np.ones((2, 2))),
            ShapeError,
            "the same examples and units",
        ),
        (
            lambda: measures.mean_shift(np.ones((3, 2)), np.ones((3, 2)), by_unit=True),
            InvalidValueError,
            "a unit that never changes",
        ),
        (lambda: measures.gradient_shift([1.0], [1.0, 2.0]), ShapeError, "the same parameters"),
        (lambda: measures.loss_span([1.0]), ShapeError, "2 points or more"),
        (lambda: measures.smoothness([0.0], [1.0], 0.1), InvalidValueError, "no way along it"),
        (lambda: measures.smoothness([1.0], [1.0], 0.0), InvalidValueError, "greater than 0"),
        (lambda: measures.growth([1.0]), ShapeError, "2 layers or more"),
        (lambda: measures.growth([1.0, 0.0]), InvalidValueError, "has vanished altogether"),
    ],
)
def test_a_sentence_says_what_is_wrong(call, error, sentence) -> None:
    with pytest.raises(error, match=sentence):
        call()
