"""Data sets that a seed draws: animal coats, a camera that interferes, a toy language."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from course_pkg.data.split import Split
from course_pkg.errors import InvalidValueError


def coats(seed: int, n_train: int, n_test: int) -> Split:
    """Animal coats on 8x8 pixels: stripes in three directions, checks and spots.

    Wavelength, phase, tilt and contrast vary and noise is added; the five classes come in turn.
    Returns x_train: (n_train, 64) and x_test: (n_test, 64).
    """
    generator = torch.Generator().manual_seed(seed)
    n = n_train + n_test
    y = torch.arange(n) % 5

    def uniform(low: float, high: float) -> Tensor:
        return torch.rand(n, 1, 1, generator=generator) * (high - low) + low

    down, across = torch.meshgrid(torch.arange(8.0), torch.arange(8.0), indexing="ij")
    angle = torch.tensor([0.0, math.pi / 2, math.pi / 4, 0.0, math.pi / 4])[y][:, None, None]
    angle = angle + uniform(-0.2, 0.2)
    frequency = 2 * math.pi / uniform(3.0, 5.0)
    waves = [
        torch.cos(frequency * ways + uniform(0.0, 2 * math.pi))
        for ways in (
            across * angle.cos() + down * angle.sin(),
            down * angle.cos() - across * angle.sin(),
        )
    ]
    stripes, checks = waves[0], 1.4 * waves[0] * waves[1]
    spots = 1.6 * torch.relu(waves[0] + waves[1] - 0.2) - 0.8
    kind = y[:, None, None]
    pattern = torch.where(kind < 3, stripes, torch.where(kind == 3, checks, spots))
    noise = 0.3 * torch.randn(n, 8, 8, generator=generator)
    x = (uniform(0.6, 1.2) * pattern + noise).flatten(1)
    return Split(x[:n_train], y[:n_train], x[n_train:], y[n_train:])


def interfered(data: Split, camera: int, seed: int, strength: float = 2.0) -> Split:
    """The same images through a camera that adds 20 fixed patterns, each at random strength.

    ``camera`` decides the patterns, orthonormal in the 64 pixels, ``seed`` how strong each is in
    each image. A network has to learn to see past them, whatever it is to recognise.
    """
    eye = torch.Generator().manual_seed(camera)
    patterns = torch.linalg.qr(torch.randn(64, 20, generator=eye))[0]
    generator = torch.Generator().manual_seed(seed)

    def through(x: Tensor) -> Tensor:
        amounts = strength * torch.randn(len(x), 20, generator=generator)
        return x + torch.mm(amounts, patterns.T)

    return Split(through(data.x_train), data.y_train, through(data.x_test), data.y_test)


def topic_sentences(
    seed: int,
    n_train: int,
    n_test: int,
    noise: float = 0.15,
    topics: int = 4,
    words: int = 20,
    function_words: int = 12,
    length: int = 12,
) -> Split:
    """Sentences of a toy language: two words of the topic, one function word, and so on.

    Every topic has ``words`` words of its own, so that two sentences on one topic may share none;
    with probability ``noise`` a word comes from a topic drawn at random. Word 0 is never said and
    left to mask others; function words follow, then topic by topic. Labels, the topics, come in
    turn. Returns x_train: (n_train, length) int64 and x_test: (n_test, length) int64.
    Raises InvalidValueError unless 0 <= noise <= 1.
    """
    if not 0 <= noise <= 1:
        raise InvalidValueError(f"noise is a probability, between 0 and 1; got {noise}")
    generator = torch.Generator().manual_seed(seed)
    n = n_train + n_test
    y = torch.arange(n) % topics

    def draw(most: int) -> Tensor:
        return torch.randint(0, most, (n, length), generator=generator)

    stray = torch.rand(n, length, generator=generator) < noise
    topic = torch.where(stray, draw(topics), y[:, None])
    content = 1 + function_words + topic * words + draw(words)
    is_function = torch.arange(length) % 3 == 2
    x = torch.where(is_function, 1 + draw(function_words), content)
    return Split(x[:n_train], y[:n_train], x[n_train:], y[n_train:])
