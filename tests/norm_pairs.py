"""Every layer of the course beside torch's, and ten steps that train either."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import nn

from course_pkg.nn import norm

Make = Callable[..., nn.Module]

TRACKED = {"affine": True, "track_running_stats": True}
UNTRACKED = {"track_running_stats": False}

# ours, torch's, arguments, shape of x
PAIRS: dict[str, tuple[Make, Make, tuple, dict, tuple[int, ...]]] = {
    "batch (n, c)": (norm.BatchNorm, nn.BatchNorm1d, (5,), {}, (12, 5)),
    "batch (n, c, l)": (norm.BatchNorm, nn.BatchNorm1d, (5,), {}, (4, 5, 3)),
    "batch (n, c, h, w)": (norm.BatchNorm, nn.BatchNorm2d, (5,), {}, (4, 5, 3, 2)),
    "batch, plain": (norm.BatchNorm, nn.BatchNorm1d, (5,), {"affine": False}, (12, 5)),
    "batch, no bias": (norm.BatchNorm, nn.BatchNorm1d, (5,), {"bias": False}, (12, 5)),
    "batch, untracked": (norm.BatchNorm, nn.BatchNorm1d, (5,), UNTRACKED, (12, 5)),
    "batch, cumulative": (norm.BatchNorm, nn.BatchNorm1d, (5,), {"momentum": None}, (12, 5)),
    "layer (n, d)": (norm.LayerNorm, nn.LayerNorm, (5,), {}, (12, 5)),
    "layer (n, t, d)": (norm.LayerNorm, nn.LayerNorm, (5,), {}, (3, 4, 5)),
    "layer, two axes": (norm.LayerNorm, nn.LayerNorm, ((4, 5),), {}, (3, 4, 5)),
    "layer, no bias": (norm.LayerNorm, nn.LayerNorm, (5,), {"bias": False}, (12, 5)),
    "layer, plain": (norm.LayerNorm, nn.LayerNorm, (5,), {"elementwise_affine": False}, (12, 5)),
    "instance (n, c, l)": (norm.InstanceNorm, nn.InstanceNorm1d, (5,), {}, (4, 5, 3)),
    "instance, tracked": (norm.InstanceNorm, nn.InstanceNorm2d, (5,), TRACKED, (4, 5, 3, 2)),
    "group (n, c)": (norm.GroupNorm, nn.GroupNorm, (2, 6), {}, (12, 6)),
    "group (n, c, h, w)": (norm.GroupNorm, nn.GroupNorm, (3, 6), {}, (4, 6, 3, 2)),
    "group, plain": (norm.GroupNorm, nn.GroupNorm, (3, 6), {"affine": False}, (4, 6, 3)),
    "rms (n, d)": (norm.RMSNorm, nn.RMSNorm, (5,), {}, (12, 5)),
    "rms, two axes": (norm.RMSNorm, nn.RMSNorm, ((4, 5), 1e-3), {}, (3, 4, 5)),
}
every_pair = pytest.mark.parametrize(
    ("make", "make_torch", "args", "settings", "shape"), PAIRS.values(), ids=PAIRS
)


def train_ten_steps(layer: nn.Module, shape: tuple[int, ...], dtype: torch.dtype) -> list:
    """SGD on a random linear loss; returns the last output and the last gradient of x."""
    draw = torch.Generator().manual_seed(0)
    optimizer = torch.optim.SGD([*layer.parameters(), nn.Parameter(torch.zeros(1))], lr=0.1)
    for _ in range(10):
        x = (3.0 * torch.randn(shape, generator=draw) + 2.0).to(dtype).requires_grad_()
        dy = torch.randn(shape, generator=draw).to(dtype)
        optimizer.zero_grad()
        y = layer(x)
        assert y.dtype == dtype
        y.backward(dy)
        optimizer.step()
    return [y.detach(), x.grad]
