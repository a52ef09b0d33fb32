"""What normalization costs, in counts; benchmarks/norm.py has the seconds of one machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.autograd.graph import saved_tensors_hooks
from torch.utils._python_dispatch import TorchDispatchMode

from course_pkg.nn.fuse import fuse
from course_pkg.nn.norm import BatchNorm, GroupNorm, InstanceNorm, LayerNorm
from course_pkg.results.norm_cost import NormCost


class _Traffic(TorchDispatchMode):
    """Counts the values that operators read and write; views move nothing."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.values = 0

    def __torch_dispatch__(
        self, func: Any, types: Any, args: Any = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        result = func(*args, **(kwargs or {}))
        if not func.is_view:
            self.values += _size(args) + _size(kwargs) + _size(result)
        return result


def norm_cost(shape: Sequence[int] = (16, 32, 28, 28), groups: int = 8) -> NormCost:
    """Parameters, memory traffic and saved activations of each norm, beside a fused batch norm.

    Normalization does little arithmetic for every value that it moves, so that what it costs is
    passes over memory. Only batch norm can be folded away for inference, since only its
    statistics are constants there.
    References: jacob2018quantization
    """
    _, channels, *space = shape
    layers: dict[str, nn.Module] = {
        "batch": BatchNorm(channels),
        "instance": InstanceNorm(channels, affine=True),
        "group": GroupNorm(groups, channels),
        "layer": LayerNorm((channels, *space)),
    }
    x = torch.randn(*shape, generator=torch.Generator().manual_seed(0))
    size = x.numel()
    inference, training, saved = [], [], []
    for layer in layers.values():
        layer.eval()
        with torch.no_grad(), _Traffic() as alone:
            layer(x)
        inference.append(alone.values / size)
        moved, kept = _training(layer.train(), x)
        training.append(moved / size)
        saved.append(kept / size)
    # What folding leaves to do after the convolution: nothing, and one bias that it adds anyway.
    convolution = nn.Conv2d(channels, channels, 3, bias=False)
    folded = fuse(nn.Sequential(convolution, layers["batch"]).eval())
    left = _count(folded) - _count(convolution)
    inference.append(0.0)
    every = [*layers.values()]
    return NormCost(
        layers=(*layers, "folded"),
        shape=tuple(shape),
        parameters=(*(_count(each) for each in every), left),
        buffers=(*(_buffers(each) for each in every), 0),
        traffic_inference=np.array(inference),
        traffic_training=np.array([*training, np.nan]),
        saved=np.array([*saved, np.nan]),
        products=9 * channels,
    )


def _training(layer: nn.Module, x: Tensor) -> tuple[int, int]:
    """Values moved by forward and backward, and values kept in between."""
    inputs, dy = x.clone().requires_grad_(), torch.ones_like(x)
    kept: dict[int, int] = {}

    def keep(tensor: Tensor) -> Tensor:
        # The same memory kept twice costs once.
        kept[tensor.untyped_storage().data_ptr()] = tensor.numel()
        return tensor

    with _Traffic() as traffic:
        with saved_tensors_hooks(keep, lambda tensor: tensor):
            y = layer(inputs)
        torch.autograd.grad(y, [inputs, *layer.parameters()], dy)
    return traffic.values, sum(kept.values())


def _count(layer: nn.Module) -> int:
    return sum(p.numel() for p in layer.parameters())


def _buffers(layer: nn.Module) -> int:
    return sum(buffer.numel() for buffer in layer.buffers())


def _size(tree: Any) -> int:
    """How many values the tensors of nested arguments hold."""
    if isinstance(tree, Tensor):
        return tree.numel()
    if isinstance(tree, dict):
        tree = list(tree.values())
    return sum(_size(each) for each in tree) if isinstance(tree, list | tuple) else 0
