"""Small networks: what a chapter compares is an argument."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import torch
from torch import Tensor, nn

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


class GhostBatchNorm(nn.Module):
    """Batch norm whose statistics see only ``group`` examples of the batch at a time.

    In training a batch of n splits into n / group groups, each normalised by its own mean and
    variance, so that the gradient can average many examples while the statistics see few. In
    evaluation it is ordinary batch norm with running statistics, the averages over the groups.
    x: (n, features). Raises InvalidValueError when group does not divide n.
    References: hoffer2017train, https://arxiv.org/abs/1705.08741
    """

    def __init__(self, features: int, group: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        super().__init__()
        if group < 2:
            raise InvalidValueError(f"a variance needs groups of at least 2; got {group}")
        self.group, self.eps, self.momentum = group, eps, momentum
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))
        self.running_mean: Tensor
        self.running_var: Tensor
        self.register_buffer("running_mean", torch.zeros(features))
        self.register_buffer("running_var", torch.ones(features))

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            return self._normalise_groups(x) * self.weight + self.bias
        x_hat = (x - self.running_mean) / torch.sqrt(self.running_var + self.eps)
        return x_hat * self.weight + self.bias

    def _normalise_groups(self, x: Tensor) -> Tensor:
        n, features = x.shape
        if n % self.group:
            raise InvalidValueError(
                f"the batch must split into groups of {self.group}; it has {n} examples"
            )
        # A batch of g groups is a batch of `group` examples with g times the features.
        wide = x.reshape(self.group, -1)
        norm = BatchNorm(wide.shape[1], self.eps, affine=False, track_running_stats=False)
        x_hat: Tensor = norm(wide).reshape(n, features)
        with torch.no_grad():
            parts = x.reshape(self.group, -1, features)
            self.running_mean.lerp_(parts.mean(dim=(0, 1)), self.momentum)
            self.running_var.lerp_(parts.var(dim=0).mean(dim=0), self.momentum)
        return x_hat
