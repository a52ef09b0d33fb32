"""What the ledger says of clipping, where a few numbers show it."""

from __future__ import annotations

import pytest
import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_


def test_clipping_bounds_what_is_handed_on_and_repairs_nothing():
    def gradient(w: torch.Tensor) -> float:
        """Of a unit that feeds itself for forty steps."""
        w.grad = None
        h = torch.ones(())
        for _ in range(40):
            h = w * h
        h.backward()
        return w.grad.item()

    exploding, vanishing = (torch.nn.Parameter(torch.tensor(w)) for w in (1.5, 0.5))
    for _ in range(2):
        # It explodes as before, and only what the optimizer gets is short.
        assert gradient(exploding) > 1e6
        clip_grad_norm_([exploding], 1.0)
        assert exploding.grad.item() == pytest.approx(1.0)
    small = gradient(vanishing)
    clip_grad_norm_([vanishing], 1.0)
    assert vanishing.grad.item() == small < 1e-9

    def clipped(clip, *values: float, **settings: bool) -> list[float]:
        p = torch.nn.Parameter(torch.zeros(len(values)))
        p.grad = torch.tensor(values)
        clip([p], 1.0, **settings)
        return p.grad.tolist()

    inf, nan = float("inf"), float("nan")
    assert clipped(clip_grad_norm_, inf, 2.0, -3.0) == pytest.approx([nan, 0, 0], nan_ok=True)
    assert clipped(clip_grad_value_, inf, 2.0, -0.5) == [1.0, 1.0, -0.5]
    assert clipped(clip_grad_norm_, nan, 2.0) == pytest.approx([nan, nan], nan_ok=True)
    assert clipped(clip_grad_value_, nan, 2.0) == pytest.approx([nan, 1.0], nan_ok=True)
    for bad in (inf, nan):
        with pytest.raises(RuntimeError, match="non-finite"):
            clipped(clip_grad_norm_, bad, 2.0, error_if_nonfinite=True)
