"""Small networks: what a chapter compares is an argument."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import torch
from torch import nn

from course_pkg.errors import InvalidValueError
from course_pkg.nn.norm import BatchNorm

Norm = Callable[[int], nn.Module]
Init = Callable[[nn.Linear], None]


def torch_default(layer: nn.Linear) -> None:
    """Leave the layer as ``nn.Linear`` made it: uniform weights of variance 1 / (3 fan_in)."""


def he(layer: nn.Linear) -> None:
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
