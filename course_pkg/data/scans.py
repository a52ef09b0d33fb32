"""Handwritten digits bundled with scikit-learn: as they are, or drawn anew from the scans."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.functional import affine_grid, grid_sample

from course_pkg.data.split import Split
from course_pkg.errors import InvalidValueError


def digits(seed: int = 0, n_test: int = 500) -> Split:
    """The 1,797 handwritten digits of scikit-learn (8x8 pixels, ten classes), split by ``seed``.

    One mean and one standard deviation, those of all training pixels, scale both parts: a test
    example never shapes the numbers it is scaled with, and pixels that are always blank stay so.
    Returns x_train: (1797 - n_test, 64) and x_test: (n_test, 64).
    Raises InvalidValueError unless some examples are left on both sides.
    """
    from sklearn.datasets import load_digits

    bundled = load_digits()
    x = torch.tensor(bundled.data, dtype=torch.float32)
    y = torch.tensor(bundled.target, dtype=torch.int64)
    if not 0 < n_test < len(x):
        raise InvalidValueError(
            f"n_test must leave examples to train on, between 1 and {len(x) - 1}; got {n_test}"
        )
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(seed))
    train, test = order[n_test:], order[:n_test]
    mean, sd = x[train].mean(), x[train].std()
    return Split((x[train] - mean) / sd, y[train], (x[test] - mean) / sd, y[test])


def drawn_digits(
    seed: int, labels: Sequence[int], n_train: int, n_test: int, turns: int = 1
) -> Split:
    """As many digits as one likes: scans of the given labels, tilted, shifted, scaled and noisy.

    Classes are numbered 0, 1, ... in the order of ``labels`` and come in turn, so that the first n
    examples hold each class equally often. turns=4 adds quarter turns, each a class of its own.
    Training and test images come from different scans.
    Returns x_train: (n_train, 64) and x_test: (n_test, 64).
    """
    from sklearn.datasets import load_digits

    bundled = load_digits()
    scans = torch.tensor(bundled.images, dtype=torch.float32) / bundled.images.max()
    shown = torch.tensor(bundled.target, dtype=torch.int64)
    generator = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(scans), generator=generator)
    third = len(scans) // 3

    def draw(part: Tensor, n: int) -> tuple[Tensor, Tensor]:
        y = torch.arange(n) % (len(labels) * turns)
        images = torch.empty(n, *scans.shape[1:])
        for place, label in enumerate(labels):
            own = part[shown[part] == label]
            for turn in range(turns):
                wanted = y == place * turns + turn
                pick = torch.randint(0, len(own), (int(wanted.sum()),), generator=generator)
                images[wanted] = torch.rot90(scans[own[pick]], turn, (1, 2))
        x = _deformed(images, generator).flatten(1)
        # The scale of all scans, whatever the labels: mean 0.305, standard deviation 0.376.
        return (x - scans.mean()) / scans.std(), y

    return Split(*draw(order[third:], n_train), *draw(order[:third], n_test))


def _deformed(images: Tensor, generator: torch.Generator) -> Tensor:
    """Tilted by up to 0.2 rad, scaled by up to 15 %, shifted by up to half a pixel, noisy."""
    n, rows, columns = images.shape

    def uniform(most: float) -> Tensor:
        return most * (2 * torch.rand(n, generator=generator) - 1)

    angle, scale = uniform(0.2), 1 + uniform(0.15)
    cos, sin = scale * angle.cos(), scale * angle.sin()
    maps = torch.stack([cos, -sin, uniform(0.12), sin, cos, uniform(0.12)], dim=1).view(n, 2, 3)
    grid = affine_grid(maps, [n, 1, rows, columns], align_corners=False)
    moved = grid_sample(images[:, None], grid, align_corners=False)[:, 0]
    return moved + 0.1 * torch.randn(moved.shape, generator=generator)
