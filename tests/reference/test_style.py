"""AdaIN and Gram matrices, by what they must keep and what they must forget."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference.norm import instance_norm_forward
from course_pkg.reference.style import adain, gram

RNG = np.random.default_rng(0)
CONTENT = RNG.normal(2.0, 3.0, (2, 4, 5, 6))
STYLE = RNG.normal(-1.0, 0.5, (2, 4, 7, 3)) * RNG.uniform(0.1, 9, (2, 4, 1, 1))


def test_the_statistics_become_those_of_the_style_exactly() -> None:
    y = adain(CONTENT, STYLE, eps=0.0)
    np.testing.assert_allclose(y.mean(axis=(2, 3)), STYLE.mean(axis=(2, 3)), atol=1e-13)
    np.testing.assert_allclose(y.std(axis=(2, 3)), STYLE.std(axis=(2, 3)), rtol=1e-13)


def test_what_is_where_stays() -> None:
    y = adain(CONTENT, STYLE, eps=0.0)
    one, zero = np.ones(4), np.zeros(4)
    kept, expected = (instance_norm_forward(x, one, zero, eps=0.0)[0] for x in (y, CONTENT))
    np.testing.assert_allclose(kept, expected, atol=1e-12)


def test_the_content_s_own_contrast_does_not_matter() -> None:
    np.testing.assert_allclose(
        adain(3 * CONTENT + 7, STYLE, eps=0.0), adain(CONTENT, STYLE, eps=0.0), atol=1e-12
    )


def test_in_its_own_style_nothing_changes() -> None:
    np.testing.assert_allclose(adain(CONTENT, CONTENT, eps=0.1), CONTENT, rtol=1e-12)


def test_a_flat_channel_becomes_the_style_s_mean() -> None:
    flat = np.full_like(CONTENT, 5.0)
    expected = np.broadcast_to(STYLE.mean(axis=(2, 3), keepdims=True), flat.shape)
    np.testing.assert_allclose(adain(flat, STYLE, eps=0.0), expected)


def test_gram_is_the_mean_of_outer_products() -> None:
    expected = np.zeros((2, 4, 4))
    for row in range(5):
        for column in range(6):
            for n in range(2):
                here = CONTENT[n, :, row, column]
                expected[n] += np.outer(here, here) / 30
    np.testing.assert_allclose(gram(CONTENT), expected)


def test_gram_forgets_where() -> None:
    shuffled = CONTENT.reshape(2, 4, -1)[:, :, RNG.permutation(30)]
    np.testing.assert_allclose(gram(shuffled), gram(CONTENT))


def test_adain_sets_the_diagonal_of_gram_and_leaves_the_correlations() -> None:
    y = adain(CONTENT, STYLE, eps=0.0)
    diagonal = np.arange(4)
    np.testing.assert_allclose(
        gram(y)[:, diagonal, diagonal], gram(STYLE)[:, diagonal, diagonal], rtol=1e-12
    )
    correlations = [
        [np.corrcoef(each) for each in x.reshape(2, 4, -1)] for x in (y, CONTENT, STYLE)
    ]
    np.testing.assert_allclose(correlations[0], correlations[1], atol=1e-12)
    assert np.abs(np.subtract(correlations[0], correlations[2])).max() > 0.1


def test_bad_input_gets_a_sentence() -> None:
    with pytest.raises(ShapeError, match="same examples and channels"):
        adain(CONTENT, STYLE[:, :3])
    with pytest.raises(ShapeError, match=r"style must be \(n, c, \*spatial\)"):
        adain(CONTENT, STYLE[:, :, 0, 0])
    with pytest.raises(ShapeError, match="features must be"):
        gram(CONTENT[0, 0])
    with pytest.raises(InvalidValueError, match="eps"):
        adain(CONTENT, STYLE, eps=-1.0)
