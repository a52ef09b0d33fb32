"""The five layers after ten training steps, as torch.nn leaves them, and far from zero."""

from __future__ import annotations

import pytest
import torch
from norm_pairs import PAIRS, Make, every_pair, train_ten_steps
from tolerances import CLOSE
from torch import nn


def everything(layer: nn.Module, shape: tuple[int, ...], dtype: torch.dtype) -> dict:
    """What ten steps leave: output, gradients, parameters, statistics; and what is then said."""
    y, dx = train_ten_steps(layer, shape, dtype)
    found = {"y": y, "dx": dx}
    found |= {f"d{name}": p.grad for name, p in layer.named_parameters()}
    found |= {name: value.clone() for name, value in layer.state_dict().items()}
    x = torch.randn(shape, generator=torch.Generator().manual_seed(9)).to(dtype)
    with torch.no_grad():
        # One value per channel has no variance: there batch norm of one example must refuse.
        if not hasattr(layer, "running_mean") or x.ndim > 2:
            found["one, training"] = layer(x[:1])
        found["evaluation"] = layer.eval()(x)
        if getattr(layer, "running_mean", x) is not None or x.ndim > 2:
            found["one, evaluation"] = layer(x[:1])
    return found


def furthest(one: torch.Tensor, other: torch.Tensor) -> float:
    """Largest difference, relative to the largest entry (or to 1)."""
    one, other = one.double(), other.double()
    return float((one - other).abs().max() / other.abs().max().clamp(min=1.0))


@every_pair
@pytest.mark.parametrize("dtype", CLOSE, ids=str)
def test_ten_steps_leave_what_torch_leaves_in_every_precision(
    make: Make, make_torch: Make, args, settings, shape, dtype: torch.dtype
) -> None:
    ours = everything(make(*args, **settings).to(dtype), shape, dtype)
    theirs = everything(make_torch(*args, **settings).to(dtype), shape, dtype)
    assert list(ours) == list(theirs)
    assert {"y", "dx", "evaluation"} <= set(ours)
    # Ten steps add up the roundings of either side.
    allowed = 6 * CLOSE[dtype][0] + CLOSE[dtype][1]
    for name, value in theirs.items():
        assert ours[name].dtype == value.dtype, name
        assert furthest(ours[name], value) < allowed, name


@pytest.mark.parametrize("name", [name for name in PAIRS if "plain" not in name])
def test_far_from_zero_float32_stays_within_one_percent_of_float64(name: str) -> None:
    make, _, args, settings, shape = PAIRS[name]
    if args == (5,) and "batch" in name:
        shape = (64, *shape[1:])
    runs = []
    for dtype in (torch.float32, torch.float64):
        layer = make(*args, **settings).to(dtype)
        draw, found = torch.Generator().manual_seed(0), []
        for _ in range(10):
            x = (1e4 + torch.randn(shape, generator=draw)).to(dtype).requires_grad_()
            dy = torch.randn(shape, generator=draw).to(dtype)
            y = layer(x)
            gradients = torch.autograd.grad(y, [x, *layer.parameters()], dy)
            with torch.no_grad():
                for p, g in zip(layer.parameters(), gradients[1:], strict=True):
                    p.sub_(g, alpha=0.01)
            found = [y.detach(), *gradients]
        found += [value for value in layer.state_dict().values() if value.is_floating_point()]
        runs.append([*found, layer.eval()(x).detach()])
    for low, high in zip(*runs, strict=True):
        assert torch.isfinite(low).all()
        error = (low.double() - high).abs().max() / high.abs().max().clamp(min=1e-3)
        assert error < 0.01
