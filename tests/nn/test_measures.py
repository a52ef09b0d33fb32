"""Measures of torch networks: the reference's numbers, closed forms, and nothing disturbed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from course_pkg import nets
from course_pkg.errors import InvalidValueError
from course_pkg.nn import measures
from course_pkg.nn.norm import BatchNorm
from course_pkg.reference import measures as reference

DRAW = torch.Generator().manual_seed(0)


def randn(*shape: int) -> Tensor:
    return torch.randn(*shape, generator=DRAW, dtype=torch.float64)


@pytest.mark.parametrize("by_unit", [False, True])
def test_mean_shift_is_the_reference(by_unit: bool) -> None:
    before, after = randn(3, 20, 4), randn(3, 20, 4)
    found = measures.mean_shift(before, after, by_unit)
    expected = reference.mean_shift(before.numpy(), after.numpy(), by_unit)
    np.testing.assert_allclose(found.numpy(), expected, rtol=1e-12)


def quadratic(eigenvalues: Tensor):
    """Losses w A w / 2 of k networks, and of one."""

    def losses(parameters: Sequence[Tensor]) -> Tensor:
        (w,) = parameters
        return (eigenvalues * w**2).sum(dim=-1) / 2

    return losses


def test_a_walk_on_a_quadratic() -> None:
    eigenvalues, w = torch.tensor([4.0, 1.0, 0.5], dtype=torch.float64), randn(2, 3)
    losses, steps = quadratic(eigenvalues), (0.05, 0.2)
    found = measures.walk(losses, [w], steps)
    g = eigenvalues * w
    # L(w - s g) = L - s |g|^2 + s^2 g A g / 2, and the gradient turns by s A g.
    square, curved = (g**2).sum(-1), (eigenvalues * g**2).sum(-1)
    for at, step in enumerate((0.0, *steps)):
        expected = losses([w]) - step * square + step**2 * curved / 2
        torch.testing.assert_close(found.losses[at], expected)
    for row in range(2):
        numbers = [losses([w - step * g])[row].item() for step in (0.0, *steps)]
        assert found.span[row].item() == pytest.approx(float(reference.loss_span(numbers)))
        for at, step in enumerate(steps):
            after = (g - step * eigenvalues * g)[row].numpy()
            beta = reference.smoothness(g[row].numpy(), after, step)
            assert found.smoothness[at, row].item() == pytest.approx(float(beta))
    alone = measures.walk(losses, [w[0]], steps)
    torch.testing.assert_close(alone.losses, found.losses[:, 0])
    torch.testing.assert_close(alone.smoothness, found.smoothness[:, 0])


def test_the_shift_of_a_linear_network_in_closed_form() -> None:
    # f = b a x for numbers a, b: L = (b a x - t)^2 / 2, dL/db = (b a x - t) a x.
    x, t, rate = 1.5, 0.7, 0.1
    a, b = (torch.tensor([[value]], dtype=torch.float64) for value in (0.4, -1.2))

    def losses(parameters: Sequence[Tensor]) -> Tensor:
        first, second = parameters
        return ((second * first * x - t) ** 2 / 2).sum(dim=1)

    distance, cosine = measures.gradient_shift(losses, [a, b], 1, [0], rate)
    moved = 0.4 - rate * (-1.2 * 0.4 * x - t) * -1.2 * x
    before = (-1.2 * 0.4 * x - t) * 0.4 * x
    after = (-1.2 * moved * x - t) * moved * x
    assert distance.item() == pytest.approx(abs(after - before))
    assert cosine.item() == pytest.approx(np.sign(after * before))
    # With nothing below that moves there is no shift.
    distance, cosine = measures.gradient_shift(losses, [a, b], 1, [], rate)
    assert distance.item() == 0
    assert cosine.item() == pytest.approx(1)


def test_networks_of_a_stack_do_not_see_each_other() -> None:
    x, y = randn(3, 8, 4), randn(3, 8, 2)
    parameters = [randn(3, 4, 5), randn(3, 5, 2)]
    rate = torch.tensor([0.1, 0.2, 0.3], dtype=torch.float64).view(-1, 1, 1)

    def losses(at: Sequence[Tensor], part: slice = slice(None)) -> Tensor:
        h = torch.relu(torch.bmm(x[part], at[0]))
        return ((torch.bmm(h, at[1]) - y[part]) ** 2).mean(dim=(1, 2))

    together = measures.gradient_shift(losses, parameters, 1, [0], rate)
    for row in range(3):
        part = slice(row, row + 1)
        alone = measures.gradient_shift(
            lambda at, part=part: losses(at, part), [p[part] for p in parameters], 1, [0], rate[row]
        )
        for one, all_of_them in zip(alone, together, strict=True):
            torch.testing.assert_close(one[0], all_of_them[row])
    assert all(p.grad is None and not p.requires_grad for p in parameters)


def test_what_layers_put_out_and_what_comes_back_to_them() -> None:
    model = nets.mlp((4, 6, 5, 3), norm=BatchNorm, seed=0).double()
    x, y = randn(10, 4), torch.arange(10) % 3
    layers = [layer for layer in model if isinstance(layer, nn.ReLU)]
    state = {name: value.clone() for name, value in model.eval().state_dict().items()}
    first, second = measures.activations(model, x, layers)
    torch.testing.assert_close(first, model[:3](x))
    torch.testing.assert_close(second, model[:6](x))
    assert not first.requires_grad
    down, up = measures.gradients_by_depth(
        model, lambda z: nn.functional.cross_entropy(z, y), x, layers
    )
    h = model[:6](x).detach().requires_grad_()
    (expected,) = torch.autograd.grad(nn.functional.cross_entropy(model[6](h), y), h)
    torch.testing.assert_close(up, expected)
    assert down.shape == first.shape
    lengths = measures.lengths([down, up])
    np.testing.assert_allclose(lengths.numpy(), reference.lengths([down.numpy(), up.numpy()]))
    for name, value in model.state_dict().items():
        torch.testing.assert_close(value, state[name])
    assert all(p.grad is None for p in model.parameters())
    assert not any(layer._forward_hooks for layer in layers)


def test_lengths_of_a_stack() -> None:
    gradients = [randn(3, 4, 5), randn(3, 6)]
    found = measures.lengths(gradients, stacked=True)
    assert found.shape == (2, 3)
    assert found[0, 1].item() == pytest.approx(gradients[0][1].norm().item())


def test_a_layer_that_is_not_passed_is_said() -> None:
    model, other = nn.Sequential(nn.Linear(2, 2)), nn.ReLU()
    with pytest.raises(InvalidValueError, match=r"does not pass ReLU\(\)"):
        measures.activations(model, torch.ones(1, 2), [other])
    with pytest.raises(InvalidValueError, match="must pass every layer"):
        measures.gradients_by_depth(model, torch.sum, torch.ones(1, 2), [other])
