"""A small convolutional network with batch norm and without, as numbers."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from course_pkg import train
from course_pkg.data import Split
from course_pkg.experiments import _device, norm
from course_pkg.experiments.store import cached
from course_pkg.results.norm_cnn import WIDTHS, CnnRates


def made() -> CnnRates:
    validation = np.array(
        [[[0.2, 0.2], [0.1, 0.3], [0.1, 0.1]], [[0.3, 0.1], [0.4, 0.4], [0.9] * 2]]
    )
    learned = np.arange(3 * sum(WIDTHS) * 2, dtype=np.float64).reshape(3, -1, 2)
    return CnnRates((0.1, 0.2, 0.4), (0, 1), validation, validation + 0.05, learned, -learned)


def test_each_has_its_own_rate_and_the_flattering_one_is_batch_norms() -> None:
    result = made()
    assert result.chosen == (2, 0)
    np.testing.assert_allclose(result.best, [[0.15, 0.15], [0.35, 0.15]])
    np.testing.assert_allclose(result.same_rate, [0.95, 0.95])
    assert result.gap.mean == pytest.approx(0.1)


def test_gamma_and_beta_are_those_of_a_layer_at_the_chosen_rate() -> None:
    gamma, beta = made().learned(1)
    assert gamma.shape == (16, 2)
    np.testing.assert_array_equal(gamma, made().gamma[2, 6:22])
    np.testing.assert_array_equal(beta, -gamma)


def test_the_network_is_where_its_data_are(monkeypatch: pytest.MonkeyPatch) -> None:
    class SeenError(Exception):
        pass

    def fit(net: torch.nn.Module, data: Split, **settings: float) -> None:
        assert {p.device for p in net.parameters()} == {data.x_train.device}
        assert data.x_train.device.type == "meta"
        raise SeenError

    monkeypatch.setattr(train, "fit", fit)
    with _device._Moved(torch.device("meta")), pytest.raises(SeenError):
        norm.cnn_rates(rates=(0.01,), seeds=(0,), steps=1)


def test_a_seed_repeats_and_gamma_starts_at_one() -> None:
    one, again = (norm.cnn_rates(rates=(0.01,), seeds=(3, 4), steps=2) for _ in range(2))
    np.testing.assert_array_equal(one.test, again.test)
    np.testing.assert_allclose(one.gamma, 1, atol=0.05)
    np.testing.assert_allclose(one.beta, 0, atol=0.05)


@pytest.mark.slow
def test_as_the_chapter_says() -> None:
    found = cached(norm.cnn_rates)
    assert found.rates[found.chosen[0]] == max(found.rates)
    assert found.same_rate.mean() > 0.2
    assert found.gap.low > 0
    assert found.gap.mean < 0.5 * (found.same_rate - found.best[0]).mean()
    second, hidden = (found.learned(layer)[0].mean(axis=0) for layer in (1, 2))
    assert abs(second.mean() - 1) < 0.05
    assert hidden.min() > 1.2


@pytest.mark.slow
def test_a_finer_and_longer_grid_changes_little() -> None:
    """Said in chapter 7 without a figure."""
    shown = cached(norm.cnn_rates)
    more = norm.cnn_rates(rates=(0.3, 1.0, 1.5))
    both = CnnRates(
        shown.rates + more.rates,
        shown.seeds,
        *(
            np.concatenate([getattr(each, name) for each in (shown, more)], axis=axis)
            for name, axis in (("validation", 1), ("test", 1), ("gamma", 0), ("beta", 0))
        ),
    )
    assert [both.rates[at] for at in both.chosen] == [1.0, 0.3]
    assert (both.best.mean(axis=-1) < shown.best.mean(axis=-1)).all()
    assert both.gap.mean == pytest.approx(shown.gap.mean, abs=0.01)
    *rest, worst = np.sort(more.test[0, 2])
    assert worst > 3 * rest[-1]
    assert (more.test[1, 1] > 0.8).sum() >= 3
