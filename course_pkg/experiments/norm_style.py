"""Style transfer in the small: what statistics of feature maps carry, and what they do not."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import (
    adaptive_avg_pool2d,
    avg_pool2d,
    conv2d,
    cosine_similarity,
    interpolate,
    pad,
)

from course_pkg.data import Source, digits, image_shape
from course_pkg.results.base import Floats
from course_pkg.results.norm_style import ARMS, StyleTransfer

SEEDS = (0, 1, 2, 3, 4)
SHOWN = 3
_EPS = 1e-5

Maps = list[Tensor]
Features = Callable[[Tensor], Maps]


def style_transfer(
    seeds: Sequence[int] = SEEDS,
    size: int = 32,
    channels: Sequence[int] = (12, 24),
    steps: int = 40,
    lr: float = 0.15,
    content_weight: float = 0.5,
    data: Source = digits,
) -> StyleTransfer:
    """Ten digits a seed, one of each class, in the style of stripes, checks and spots.

    The features are those of two convolutions that nobody has trained. A picture is found by
    descent (Adam) on its own pixels: towards features whose channels have the style's mean and
    deviation (AdaIN), or towards the style's Gram matrices. Controls: brightness and contrast of
    the pixels alone, and the Gram matrices alone, from noise. The angle to the style is taken
    between Gram matrices of another random network, and a digit counts as kept if the picture,
    reduced to 8x8, is correlated with it more than with the nine others.
    References: gatys2016image, huang2017arbitrary
    """
    found = [_transfer(seed, size, channels, steps, lr, content_weight, data) for seed in seeds]
    columns = [np.stack(each, axis=-1) for each in zip(*found, strict=True)]
    return StyleTransfer(tuple(seeds), *columns)


def _transfer(
    seed: int,
    size: int,
    channels: Sequence[int],
    steps: int,
    lr: float,
    content_weight: float,
    data: Source,
) -> tuple[Floats, ...]:
    """The fields of the result, for one seed."""
    generator = torch.Generator().manual_seed(seed)
    content, style = _digits(data, seed, size), _textures(10, size, generator)
    features = _random_features(channels, generator)
    judge = _random_features([4 * width for width in channels], generator)
    noise = torch.randn(content.shape, generator=generator)
    c, s = features(content), features(style)
    wanted, grams = [adain(a, b) for a, b in zip(c, s, strict=True)], [gram(each) for each in s]
    start_gram = [gram(each) for each in c]

    def from_adain(y: Tensor) -> Tensor:
        return _share(features(y), wanted, c)

    def from_noise(y: Tensor) -> Tensor:
        return _share([gram(each) for each in features(y)], grams, start_gram)

    def from_gram(y: Tensor) -> Tensor:
        maps = features(y)
        # The content is what stands where in the upper maps, whatever their contrast.
        kept = _share(_standardised(maps[-1:]), _standardised(c[-1:]), _standardised(s[-1:]))
        return _share([gram(each) for each in maps], grams, start_gram) + content_weight * kept

    painted = [
        content,
        adain(content, style),
        _paint(content, from_adain, steps, lr),
        _paint(content, from_gram, steps, lr),
        _paint(noise, from_noise, steps, lr),
    ]
    other = [gram(each) for each in judge(style)]
    angle = [_angle([gram(each) for each in judge(y)], other) for y in painted]
    kept = [_recognised(y, content) for y in painted]
    left = [gram(each) for each in wanted]
    diagonal = torch.eye(len(left[-1][0]))
    pictures = torch.stack([style, *painted])[:, :SHOWN, 0]
    return (
        np.array(angle),
        np.array(kept),
        *(
            np.array(_left(*(each[-1] * part for each in (left, grams, start_gram))))
            for part in (diagonal, 1 - diagonal)
        ),
        np.array(float(from_adain(painted[ARMS.index("adain")])) / len(content)),
        pictures.double().numpy(),
    )


def adain(content: Tensor, style: Tensor) -> Tensor:
    """``reference.style.adain`` of (n, c, h, w).  # eq-style-adain"""
    var, mu = torch.var_mean(content, dim=(2, 3), unbiased=False, keepdim=True)
    wanted, centre = torch.var_mean(style, dim=(2, 3), unbiased=False, keepdim=True)
    return ((wanted + _EPS) / (var + _EPS)).sqrt() * (content - mu) + centre


def gram(maps: Tensor) -> Tensor:
    """``reference.style.gram`` of (n, c, h, w).  # eq-style-gram"""
    flat = maps.flatten(2)
    return torch.bmm(flat, flat.transpose(1, 2)) / flat.shape[2]


def _standardised(maps: Maps) -> Maps:
    """Instance norm."""
    return [adain(each, torch.ones(1, 1, 1, 1)) for each in maps]


def _paint(start: Tensor, loss: Callable[[Tensor], Tensor], steps: int, lr: float) -> Tensor:
    """Adam on the pixels of all pictures at once; no picture sees another."""
    y = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([y], lr=lr)
    for _ in range(steps):
        y.grad = torch.autograd.grad(loss(y), y)[0]
        optimizer.step()
    return y.detach()


def _share(found: Maps, wanted: Maps, start: Maps) -> Tensor:
    """Squared distance to what is wanted over that at the start: mean over layers, sum over n."""
    shares = [
        (a - b).square().flatten(1).sum(dim=1) / (c - b).square().flatten(1).sum(dim=1)
        for a, b, c in zip(found, wanted, start, strict=True)
    ]
    return torch.stack(shares).mean(dim=0).sum()


def _left(found: Tensor, wanted: Tensor, start: Tensor) -> float:
    """The same with all pictures in one sum."""
    return float((found - wanted).square().sum() / (start - wanted).square().sum())


def _angle(found: Maps, wanted: Maps) -> float:
    """Degrees between Gram matrices, as long vectors: mean over layers and pictures."""
    cosines = [
        cosine_similarity(a.flatten(1), b.flatten(1)) for a, b in zip(found, wanted, strict=True)
    ]
    return float(torch.stack(cosines).clamp(max=1.0).acos().rad2deg().mean())


def _recognised(y: Tensor, content: Tensor) -> float:
    """Share of pictures that are correlated most with their own digit."""
    small, known = (adaptive_avg_pool2d(x, 8).flatten(1).double() for x in (y, content))
    n = len(y)
    nearest = torch.corrcoef(torch.cat([small, known]))[:n, n:].argmax(dim=1)
    return float((nearest == torch.arange(n)).double().mean())


def _random_features(channels: Sequence[int], generator: torch.Generator) -> Features:
    """Two convolutions with ReLU, the first 5x5, then half the size, the second 3x3; He's weights.

    Borders are reflected: zeros would say where the border is and how bright the image.
    """
    first, second = channels
    lower = torch.randn(first, 1, 5, 5, generator=generator) * (2 / 25) ** 0.5
    upper = torch.randn(second, first, 3, 3, generator=generator) * (2 / (9 * first)) ** 0.5

    def features(y: Tensor) -> Maps:
        low = torch.relu(conv2d(pad(y, (2, 2, 2, 2), mode="reflect"), lower))
        half = pad(avg_pool2d(low, 2), (1, 1, 1, 1), mode="reflect")
        return [low, torch.relu(conv2d(half, upper))]

    return features


def _digits(data: Source, seed: int, size: int) -> Tensor:
    """(10, 1, size, size): a test image of every class, grey."""
    split = data(seed)
    places = [int((split.y_test == label).nonzero()[0]) for label in range(10)]
    images = split.x_test[places]
    grey = images.view(10, *image_shape(images.shape[1])).mean(dim=1, keepdim=True)
    return interpolate(grey, (size, size), mode="bilinear", align_corners=False)


def _textures(n: int, size: int, generator: torch.Generator) -> Tensor:
    """(n, 1, size, size): stripes, checks and spots in turn, at wavelengths of 5 to 8 pixels."""

    def uniform(low: float, high: float) -> Tensor:
        return torch.rand(n, 1, 1, generator=generator) * (high - low) + low

    down, across = torch.meshgrid(torch.arange(size), torch.arange(size), indexing="ij")
    angle, frequency = uniform(0.0, math.pi), 2 * math.pi / uniform(5.0, 8.0)
    waves = [
        torch.cos(frequency * ways + uniform(0.0, 2 * math.pi))
        for ways in (
            across * angle.cos() + down * angle.sin(),
            down * angle.cos() - across * angle.sin(),
        )
    ]
    kinds = torch.stack(
        [waves[0], 1.4 * waves[0] * waves[1], 2 * torch.relu(waves[0] + waves[1] - 0.2)]
    )
    return kinds[torch.arange(n) % 3, torch.arange(n)][:, None]
