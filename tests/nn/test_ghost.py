"""Ghost groups and time steps against the batch norms they are made of."""

from __future__ import annotations

import pytest
import torch

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.nn.ghost import GhostBatchNorm, StepBatchNorm
from course_pkg.nn.norm import BatchNorm


@pytest.mark.parametrize("shape", [(12, 3), (12, 3, 4), (12, 3, 2, 5)])
def test_each_group_is_a_batch_of_its_own(shape):
    ghost, norm = GhostBatchNorm(3, group=4).double(), BatchNorm(3).double()
    x = torch.randn(shape, dtype=torch.float64, requires_grad=True)
    dy = torch.randn(shape, dtype=torch.float64)
    y = ghost(x)
    (dx, *dparameters) = torch.autograd.grad(y, [x, *ghost.parameters()], dy)
    groups = [slice(j, None, 3) for j in range(3)]
    leaf = x.detach().clone().requires_grad_()
    alone = torch.empty_like(x)
    for rows in groups:
        alone[rows] = norm(leaf[rows])
    expected = torch.autograd.grad(alone, [leaf, *norm.parameters()], dy)
    torch.testing.assert_close(y, alone)
    for a, b in zip((dx, *dparameters), expected, strict=True):
        torch.testing.assert_close(a, b)


def test_running_statistics_average_over_the_groups():
    ghost = GhostBatchNorm(3, group=4, momentum=1.0).double()
    x = torch.randn(12, 3, dtype=torch.float64)
    ghost(x)
    groups = torch.stack([x[j::3] for j in range(3)])
    torch.testing.assert_close(ghost.running_mean, x.mean(dim=0))
    torch.testing.assert_close(ghost.running_var, groups.var(dim=1).mean(dim=0))


def test_one_group_is_batch_norm_and_evaluation_too():
    ghost, norm = GhostBatchNorm(3, group=8), BatchNorm(3)
    x = torch.randn(8, 3)
    torch.testing.assert_close(ghost(x), norm(x))
    torch.testing.assert_close(ghost.state_dict(), norm.state_dict())
    torch.testing.assert_close(ghost.eval()(x[:1]), norm.eval()(x[:1]))
    assert "group=8" in repr(ghost)


@pytest.mark.parametrize(
    ("group", "shape", "error", "sentence"),
    [
        (5, (12, 3), InvalidValueError, r"split into groups of 5.*x has shape \(12, 3\)"),
        (1, (12, 3), InvalidValueError, "at least 2 values per channel"),
        (4, (12, 2), ShapeError, r"GhostBatchNorm needs x: \(n, 3, \*spatial\)"),
    ],
)
def test_a_sentence_says_what_is_wrong(group, shape, error, sentence):
    with pytest.raises(error, match=sentence):
        GhostBatchNorm(3, group)(torch.zeros(shape))


def test_groups_have_at_least_one_example():
    with pytest.raises(InvalidValueError, match="group must be 1 or more; got 0"):
        GhostBatchNorm(3, 0)


def test_every_step_keeps_statistics_of_its_own():
    norm = StepBatchNorm(2, steps=3, momentum=1.0)
    sequence = torch.stack([(t + 1.0) * torch.randn(16, 2) + t for t in range(3)])
    for t, x in enumerate(sequence):
        y = norm(x, t)
        torch.testing.assert_close(y.mean(dim=0), torch.zeros(2), atol=1e-6, rtol=0)
        torch.testing.assert_close(
            y.std(dim=0, correction=0), torch.full((2,), 0.1), rtol=1e-3, atol=0
        )
    for t, x in enumerate(sequence):
        torch.testing.assert_close(norm.norms[t].running_mean, x.mean(dim=0))
    norm.eval()
    beyond = norm(sequence[2], 7)
    torch.testing.assert_close(beyond, norm(sequence[2], 2))
    assert not torch.allclose(norm(sequence[2], 0), norm(sequence[2], 2))


def test_sentences_of_the_steps():
    norm = StepBatchNorm(2, steps=3)
    with pytest.raises(InvalidValueError, match="for the steps 0 to 2; got step 3"):
        norm(torch.randn(4, 2), 3)
    with pytest.raises(InvalidValueError, match="steps must be 1 or more; got 0"):
        StepBatchNorm(2, steps=0)


@pytest.mark.parametrize(
    "call", [GhostBatchNorm(3, group=4).double(), lambda x: STEPS(x, 1)], ids=["ghost", "step"]
)
def test_gradcheck(call):
    draw = torch.Generator().manual_seed(3)
    x, dy = (torch.randn(8, 3, generator=draw, dtype=torch.float64) for _ in range(2))
    torch.autograd.gradcheck(
        lambda at: (call(at) * dy).sum(), x.requires_grad_(), atol=1e-6, rtol=1e-6
    )


STEPS = StepBatchNorm(3, steps=2).double()
