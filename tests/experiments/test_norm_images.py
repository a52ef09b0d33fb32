"""What instance norm forgets, as numbers."""

from __future__ import annotations

import pytest
import torch
from torch.nn.functional import batch_norm, conv2d, group_norm, pad

from course_pkg.experiments import _cnn, norm, norm_images
from course_pkg.experiments.store import cached


@pytest.mark.slow
def test_instance_norm_forgets_contrast_and_with_it_a_task() -> None:
    found = cached(norm.instance_contrast)
    clean = found.at("instance", "reflect", "clean").mean
    assert clean > 0.9
    for change in ("contrast", "brightness"):
        assert found.at("instance", "reflect", change).mean == pytest.approx(clean, abs=0.005)
        assert found.at("batch", "reflect", change).mean < clean - 0.05
    # Zeros around the image betray the brightness.
    assert found.at("instance", "zero", "brightness").mean < clean - 0.03
    assert found.exact[1, 1].max() < 1e-3 < found.exact[1, 0].min()
    # Statistics of the whole image or of groups of its channels forget contrast, not brightness.
    for one in ("group", "layer"):
        same = found.at(one, "reflect", "clean").mean
        assert found.at(one, "reflect", "contrast").mean == pytest.approx(same, abs=0.005)
        assert found.at(one, "reflect", "brightness").mean < same - 0.05
    batch, *others = found.counter.mean(axis=1)
    assert batch > 0.95
    assert max(others) < 0.45


@pytest.mark.slow
def test_arrays_name_norm_padding_and_change() -> None:
    found = norm.instance_contrast(rates=(0.1, 0.2), seeds=(0, 1), channels=(3, 6), steps=2)
    assert found.test.shape == (4, 2, 3, 2)
    assert found.counter.shape == (4, 2)
    assert ((found.test >= 0) & (found.test <= 1)).all()
    assert found.exact[1, 1].max() < 1e-2 < found.exact[1, 0].min()


@pytest.mark.parametrize("norm", norm_images.NORMS)
def test_statistics_and_gradients_are_torchs(norm: str) -> None:
    # Networks, channels, examples, positions; torch has the examples first.
    z = torch.randn(2, 6, 5, 16, generator=torch.Generator().manual_seed(0)).double()
    z.requires_grad_()
    groups = {"instance": 6, "group": _cnn.GROUPS, "layer": 1}
    expected = torch.stack(
        [
            batch_norm(each, None, None, training=True)
            if norm == "batch"
            else group_norm(each, groups[norm])
            for each in z.transpose(1, 2)
        ]
    ).transpose(1, 2)
    found = _cnn.normalised(z, norm)
    torch.testing.assert_close(found, expected)
    again = _cnn.normalised(z, norm, _cnn.statistics(z, norm))
    torch.testing.assert_close(again, expected)
    upstream = torch.randn(z.shape, generator=torch.Generator().manual_seed(1)).double()
    wanted, got = (torch.autograd.grad(y, z, upstream) for y in (expected, found))
    torch.testing.assert_close(got, wanted)


@pytest.mark.parametrize("padding", norm_images.PADDINGS)
def test_networks_are_convolutions_side_by_side(padding: str) -> None:
    draw = torch.Generator().manual_seed(0)
    drawn = [torch.randn(2, *shape, generator=draw) for shape in ((4, 9), (6, 36))]
    gamma, beta = (
        [torch.randn(2, width, 1, 1, generator=draw) for width in (4, 6)] for _ in range(2)
    )
    head = [torch.randn(2, 6 * 16, 10, generator=draw), torch.randn(2, 1, 10, generator=draw)]
    net = _cnn.CNN(drawn, gamma, beta, head, padding)
    x = torch.randn(2, 3, 64, generator=draw)
    found = net.forward(x, lambda _, z: z)
    for one in range(2):
        h = x[one].view(3, 1, 8, 8)
        for at, kernel in enumerate(drawn):
            h = pad(h, (1, 1, 1, 1), mode="reflect" if padding == "reflect" else "constant")
            h = conv2d(h, kernel[one].view(len(kernel[one]), -1, 3, 3), stride=1 + at)
            h = torch.relu(gamma[at][one] * h + beta[at][one])
        expected = h.flatten(1) @ head[0][one] + head[1][one]
        torch.testing.assert_close(found[one], expected, atol=1e-4, rtol=1e-4)
