"""What instance norm forgets, as numbers."""

from __future__ import annotations

import pytest
import torch
from torch.nn.functional import instance_norm

from course_pkg.experiments import norm, norm_images
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
    batch, instance, _ = found.counter.mean(axis=1)
    assert batch > 0.95
    assert instance < 0.45


@pytest.mark.slow
def test_arrays_name_norm_padding_and_change() -> None:
    found = norm.instance_contrast(rates=(0.1, 0.2), seeds=(0, 1), channels=(2, 3), steps=2)
    assert found.test.shape == (3, 2, 3, 2)
    assert found.counter.shape == (3, 2)
    assert ((found.test >= 0) & (found.test <= 1)).all()
    assert found.exact[1, 1].max() < 1e-2 < found.exact[1, 0].min()


def test_instance_statistics_are_torchs() -> None:
    z = torch.randn(2, 3, 4, 5, 5, generator=torch.Generator().manual_seed(0))
    found = norm_images._normalised(z, "instance")
    torch.testing.assert_close(found.flatten(1, 2), instance_norm(z.flatten(1, 2)))
    for name, axes in (("batch", (0, 3, 4)), ("layer", (2, 3, 4))):
        assert norm_images._normalised(z, name).mean(dim=axes).abs().max() < 1e-5
