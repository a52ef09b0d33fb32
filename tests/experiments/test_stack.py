"""What trains stacks of networks."""

from __future__ import annotations

import torch

from course_pkg.experiments import _stack


def test_adam_is_torchs() -> None:
    ours = _stack.mlps((4, 6, 3), seeds=(0, 1))
    theirs = [each.detach().clone().requires_grad_() for each in ours]
    x = torch.randn(2, 20, 4, generator=torch.Generator().manual_seed(2))
    mine = _stack.Adam(ours, lr=0.05)
    reference = torch.optim.Adam(theirs, lr=0.05)
    for _ in range(12):
        mine.step((_stack.forward(ours, x) ** 2).sum())
        reference.zero_grad()
        torch.autograd.backward((_stack.forward(theirs, x) ** 2).sum())
        reference.step()
    for p, expected in zip(ours, theirs, strict=True):
        torch.testing.assert_close(p, expected, rtol=1e-5, atol=1e-7)
