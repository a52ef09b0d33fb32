"""Style as statistics of channels: what chapter 10 says, as numbers."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from course_pkg.experiments import norm, norm_style
from course_pkg.experiments.store import cached
from course_pkg.reference import style as reference
from course_pkg.results import interval
from course_pkg.results.norm_style import ARMS

DRAW = torch.Generator().manual_seed(0)
CONTENT = torch.randn(2, 3, 5, 5, generator=DRAW) + 2
STYLE = 4 * torch.randn(2, 3, 6, 4, generator=DRAW) - 1


def test_adain_and_gram_are_those_of_the_reference() -> None:
    expected = reference.adain(CONTENT.numpy(), STYLE.numpy())
    np.testing.assert_allclose(norm_style.adain(CONTENT, STYLE), expected, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(norm_style.gram(STYLE), reference.gram(STYLE.numpy()), rtol=1e-4)


def test_textures_are_three_kinds_and_digits_ten_classes() -> None:
    textures = norm_style._textures(6, 32, torch.Generator().manual_seed(0))
    assert textures.shape == (6, 1, 32, 32)
    spots = textures[2::3]
    assert textures[[0, 1]].min() < -0.9
    assert spots.min() == 0
    assert norm_style._digits(norm_style.digits, 0, 32).shape == (10, 1, 32, 32)


def test_a_digit_is_recognised_at_any_contrast_and_noise_is_not() -> None:
    content = norm_style._digits(norm_style.digits, 0, 32)
    assert norm_style._recognised(0.1 * content + 5, content) == 1.0
    assert norm_style._recognised(content.flip(0), content) == 0.0
    noise = torch.randn(content.shape, generator=torch.Generator().manual_seed(1))
    assert norm_style._recognised(noise, content) < 0.5


def test_the_angle_is_zero_at_the_style_and_no_matter_of_scale() -> None:
    maps = [norm_style.gram(STYLE), norm_style.gram(CONTENT)]
    assert norm_style._angle([3 * each for each in maps], maps) == pytest.approx(0.0, abs=0.1)
    assert norm_style._angle(maps[1:], maps[:1]) > 10


def test_no_picture_sees_another() -> None:
    goal = torch.arange(3.0).view(3, 1, 1, 1).expand(3, 1, 2, 2)
    start = torch.zeros(3, 1, 2, 2)

    def loss(y: torch.Tensor) -> torch.Tensor:
        return (y - goal[: len(y)]).square().sum()

    together, alone = (norm_style._paint(start[:n], loss, 30, 0.1) for n in (3, 1))
    torch.testing.assert_close(together[:1], alone)
    assert (norm_style._paint(start, loss, 300, 0.1) - goal).abs().max() < 0.05


def test_a_seed_repeats() -> None:
    one, again = (norm.style_transfer(seeds=(1, 2), size=16, steps=2) for _ in range(2))
    np.testing.assert_array_equal(one.pictures, again.pictures)
    assert one.angle.shape == one.kept.shape == (len(ARMS), 2)
    assert one.pictures.shape == (1 + len(ARMS), 3, 16, 16, 2)
    assert (one.kept[0] == 1).all()


@pytest.mark.slow
def test_as_the_chapter_says() -> None:
    found = cached(norm.style_transfer)
    # AdaIN meets the diagonal of the Gram matrices and leaves a part of the rest.
    assert found.diagonal.max() < 1e-3
    assert interval(found.correlations).low > 0.05
    # Descent on the pixels comes half-way to such features.
    assert 0.3 < found.unreached.min() < found.unreached.max() < 0.8
    # Statistics alone hardly move a picture towards the style ...
    content, _, adain, gram, noise = found.angle
    assert 0 < interval(content - adain).mean < 10
    # ... Gram matrices do, and with nothing to hold the content it is gone.
    assert interval(adain - gram).low > 5
    assert interval(gram - noise).low > 5
    assert noise.max() < 15
    assert (found.kept[:4] == 1).all()
    assert found.kept[4].mean() < 0.3
