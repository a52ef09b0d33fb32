"""The stacks that the experiments on batch norm train."""

from __future__ import annotations

import torch
from torch.nn.functional import batch_norm

from course_pkg.experiments import _normed


def test_hand_written_norm_is_torchs() -> None:
    generator = torch.Generator().manual_seed(0)
    z = torch.randn(2, 6, 3, generator=generator, dtype=torch.float64, requires_grad=True)
    dy = torch.randn(z.shape, generator=generator, dtype=torch.float64)
    ours = _normed.batch_norm(0, z)
    theirs = torch.stack([batch_norm(part, None, None, training=True) for part in z])
    torch.testing.assert_close(ours, theirs)
    for mine, reference in zip(
        torch.autograd.grad(ours, z, dy), torch.autograd.grad(theirs, z, dy), strict=True
    ):
        torch.testing.assert_close(mine, reference)


def test_networks_of_a_stack_do_not_touch_each_other() -> None:
    x = torch.randn(1, 20, 4, generator=torch.Generator().manual_seed(1)).repeat(3, 1, 1)
    y = (x[..., 0] > 0).long()
    rates = (0.0, 0.1, float("nan"))
    nets = _normed.he((4, 5, 2), (0,), copies=3)
    before = nets.layers[0].detach().clone()
    _normed.train(nets, lambda _: (x, y), _normed.per_network(rates, (0,)), 3, _normed.batch_norm)
    torch.testing.assert_close(nets.layers[0][0], before[0])
    assert nets.layers[0][1].isfinite().all()
    assert not torch.equal(nets.layers[0][1], before[1])
    assert nets.layers[0][2].isnan().all()
