from __future__ import annotations

import pytest
import torch

from course_pkg.data import digits
from course_pkg.errors import InvalidValueError


def test_every_digit_is_on_exactly_one_side() -> None:
    split = digits(seed=3, n_test=500)
    assert split.x_train.shape == (1297, 64)
    assert split.x_test.shape == (500, 64)
    whole, again = digits(seed=3, n_test=1), digits(seed=4, n_test=1)
    counts = torch.bincount(torch.cat([split.y_train, split.y_test]))
    assert torch.equal(counts, torch.bincount(torch.cat([whole.y_train, whole.y_test])))
    assert torch.equal(counts, torch.bincount(torch.cat([again.y_train, again.y_test])))
    both = torch.cat([split.x_train, split.x_test]).unique(dim=0)
    assert len(both) == 1797


def test_seed_decides_the_split() -> None:
    one, same, other = digits(0), digits(0), digits(1)
    assert torch.equal(one.x_train, same.x_train)
    assert not torch.equal(one.y_test, other.y_test)


def test_training_part_alone_sets_the_scale() -> None:
    split = digits(0, n_test=1000)
    assert split.x_train.mean().item() == pytest.approx(0, abs=1e-5)
    assert split.x_train.std().item() == pytest.approx(1, abs=1e-5)
    assert abs(split.x_test.mean().item()) > 1e-4


@pytest.mark.parametrize("n_test", [0, 1797])
def test_both_sides_need_examples(n_test: int) -> None:
    with pytest.raises(InvalidValueError, match="between 1 and 1796"):
        digits(n_test=n_test)
