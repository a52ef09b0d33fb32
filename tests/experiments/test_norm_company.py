"""Batch norm in training mode: answers depend on the company, the less the larger it is."""

from __future__ import annotations

import pytest

from course_pkg.experiments.norm_company import company
from course_pkg.results.base import interval


@pytest.mark.slow
def test_answers_change_with_their_company_and_less_in_a_large_one() -> None:
    found = company(sizes=(4, 64), draws=2)
    few, many = (interval(row) for row in found.changed)
    assert few.low > 0.2
    assert many.high < 0.1
    assert interval(found.error[0] - found.alone).low > 0.1


def test_every_image_is_answered_in_company_of_the_asked_size() -> None:
    found = company(sizes=(2, 4), seeds=(0,), hidden=(4,), steps=2, draws=2)
    assert found.changed.shape == found.error.shape == (2, 1)
    assert ((found.changed >= 0) & (found.changed <= 1)).all()
    assert ((found.error >= 0) & (found.error <= 1)).all()
