"""Small networks: what a chapter compares is an argument."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import torch
from torch import nn

from course_pkg.data import image_shape
from course_pkg.errors import InvalidValueError
from course_pkg.nn.norm import BatchNorm

Norm = Callable[[int], nn.Module]
Init = Callable[[nn.Linear], None]


def torch_default(layer: nn.Linear) -> None:
    """Leave the layer as ``nn.Linear`` made it: uniform weights of variance 1 / (3 fan_in)."""


def he(layer: nn.Linear | nn.Conv2d) -> None:
    """Normal weights of variance 2 / fan_in, bias zero: keeps the scale through ReLU layers.

    References: he2015delving, https://arxiv.org/abs/1502.01852
    """
    nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)


def mlp(
    sizes: Sequence[int],
    norm: Norm | None = None,
    activation: Callable[[], nn.Module] = nn.ReLU,
    init: Init = he,
    seed: int = 0,
) -> nn.Sequential:
    """A fully connected network: linear, norm (when given), activation, ..., linear.

    sizes: widths from input to output; norm: makes the layer for a width. Linear layers in front
    of a norm have no bias, its shift takes over. ``seed`` draws the weights and leaves torch's
    global generator as it was.
    Raises InvalidValueError for fewer than two sizes.
    """
    if len(sizes) < 2:
        raise InvalidValueError(f"sizes must name at least input and output; got {tuple(sizes)}")
    layers: list[nn.Module] = []
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        *pairs, (last_in, last_out) = pairwise(sizes)
        for width_in, width in pairs:
            layers.append(_linear(width_in, width, init, bias=norm is None))
            if norm is not None:
                layers.append(norm(width))
            layers.append(activation())
        layers.append(_linear(last_in, last_out, init, bias=True))
    return nn.Sequential(*layers)


def small_cnn(norm: Norm | None = None, pixels: int = 64, seed: int = 0) -> nn.Sequential:
    """Two convolutions with pooling and one hidden layer, for square images of ten classes.

    norm: as in ``mlp``, between each layer and its ReLU. pixels: numbers of an image, which comes
    as a row. Weights are He's, drawn from ``seed`` and the same for every norm; torch's global
    generator stays as it was.
    """
    channels, rows, columns = shape = image_shape(pixels)
    plain = norm is None
    with torch.random.fork_rng(devices=[]):
        layers: list[nn.Conv2d | nn.Linear] = [
            nn.Conv2d(channels, 6, 3, padding=1, bias=plain),
            nn.Conv2d(6, 16, 3, padding=1, bias=plain),
            nn.Linear(16 * (rows // 4) * (columns // 4), 32, bias=plain),
            nn.Linear(32, 10),
        ]
        # Only here: biases have been drawn as well, and only the plain network has them.
        torch.manual_seed(seed)
        for layer in layers:
            he(layer)
    first, second, hidden, head = layers
    after = [[nn.ReLU()] if norm is None else [norm(width), nn.ReLU()] for width in (6, 16, 32)]
    return nn.Sequential(
        nn.Unflatten(1, shape),
        *(first, *after[0], nn.MaxPool2d(2)),
        *(second, *after[1], nn.MaxPool2d(2)),
        nn.Flatten(),
        *(hidden, *after[2]),
        head,
    )


BACKBONE = (64, 64, 64, 64, 20)
"""Widths of the shipped networks, from the 8x8 pixels to twenty classes."""


def turned_digits(normed: bool = False) -> nn.Sequential:
    """A shipped network that tells the digits 0 to 4 in four orientations apart, pretrained.

    normed: the one with batch norm. Images are 64 pixels scaled as in ``drawn_digits``; class
    4 d + t is digit d after t quarter turns. Every call gives a network of its own, in evaluation
    mode. Made by ``python -m course_pkg.experiments.backbones course_pkg/weights``.
    """
    from safetensors.torch import load_file

    model = mlp(BACKBONE, norm=BatchNorm if normed else None)
    model.load_state_dict(load_file(Path(__file__).with_name("weights") / backbone_file(normed)))
    return model.eval()


def backbone_file(normed: bool) -> str:
    """The name of the file of a shipped network, in the folder ``weights`` of the package."""
    return f"turned_digits{'_bn' if normed else ''}.safetensors"


def _linear(width_in: int, width: int, init: Init, bias: bool) -> nn.Linear:
    layer = nn.Linear(width_in, width, bias=bias)
    init(layer)
    return layer
