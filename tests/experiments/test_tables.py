"""The audits: each number follows from the printed ones, and the printed slips are found."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.experiments import tables


def test_efficientnet_wins_three_and_ties_two() -> None:
    result = tables.efficientnet()
    assert (result.wins, result.ties, result.losses) == (3, 2, 3)


def test_one_ratio_of_the_table_is_misprinted() -> None:
    result = tables.efficientnet()
    assert result.misprinted == ("Oxford-IIIT Pets",)
    assert result.mean_printed == pytest.approx(4.7, abs=0.05)
    assert result.mean_recomputed == pytest.approx(4.4, abs=0.05)


def test_rounding_of_the_counts_allows_every_ratio_but_one() -> None:
    result = tables.efficientnet()
    assert np.all(result.low < result.recomputed)
    assert np.all(result.recomputed < result.high)
    pets = result.data_sets.index("Oxford-IIIT Pets")
    assert (result.low[pets], result.high[pets]) == pytest.approx((57.5 / 17.5, 58.5 / 16.5))


def test_nine_point_six_is_a_mean_over_five_rows() -> None:
    result = tables.efficientnet()
    assert result.counted == 5
    assert result.reported_mean == pytest.approx(9.6, abs=0.05)


def test_one_row_of_the_gpu_table_does_not_fit_the_others() -> None:
    result = tables.gpu_table()
    titan = slice(1, None)
    # The Titan rows agree, on about 20,700 images.
    assert 20_690 < result.low[titan].max() < result.high[titan].min() < 20_720
    assert result.images[0] == pytest.approx(17_600, rel=0.005)
    assert result.high[0] < result.low[titan].max(), "the GTX row does not"
    np.testing.assert_allclose(result.efficiency, [1, 1, 0.88, 0.68], atol=0.005)
    assert result.imagenet_days == pytest.approx(32, abs=0.5)


def test_accuracy_on_190_images_is_a_count_with_an_interval() -> None:
    result = tables.mushrooms()
    assert result.right == 157
    assert tables.mushrooms(0.9684).right == 184
    assert result.standard_error == pytest.approx(0.0275, abs=5e-4)
    assert result.low < 157 / 190 < result.high
    assert result.high - result.low > 0.1


def test_wilson_interval_covers_at_its_rate() -> None:
    n, p = 60, 0.8
    counts = np.random.default_rng(0).binomial(n, p, 4000)
    covered = [(found := tables.mushrooms(count / n, n)).low <= p <= found.high for count in counts]
    assert np.mean(covered) == pytest.approx(0.95, abs=0.02)


def test_half_a_minute_needs_stored_features() -> None:
    result = tables.leopard()
    assert (result.train, result.validation) == (647, 162)
    assert result.chance == pytest.approx(0.513, abs=5e-4)
    assert result.epochs == pytest.approx(49.46, abs=0.01)
    np.testing.assert_allclose(result.images_per_second, (1067, 107), rtol=0.005)
    np.testing.assert_allclose(result.teraflops, (3.2, 0.32), rtol=1e-3)


def test_two_percentages_give_the_size_of_the_test_set_away() -> None:
    assert tables.possible_sizes((82.63, 96.84), 1000).possible == (190, 380, 570, 760, 950)
    assert tables.possible_sizes((50.0,), 6).possible == (2, 4, 6)
    assert min(tables.possible_sizes().possible) > 2000
    assert 37 in tables.possible_sizes((round(100 * 11 / 37, 2),), 50).possible
