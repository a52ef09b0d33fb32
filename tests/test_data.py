from __future__ import annotations

import pytest
import torch

from course_pkg.data import coats, digits, drawn_digits, interfered, topic_sentences
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


def test_drawn_digits_come_in_turn_from_scans_of_their_own_side() -> None:
    data = drawn_digits(seed=0, labels=(5, 6, 7), n_train=30, n_test=12, turns=2)
    assert data.x_train.shape == (30, 64)
    assert data.y_train.tolist() == list(range(6)) * 5
    assert data.y_test.tolist() == list(range(6)) * 2
    assert torch.equal(data.x_train, drawn_digits(0, (5, 6, 7), 30, 12, turns=2).x_train)
    assert not torch.equal(data.x_train, drawn_digits(1, (5, 6, 7), 30, 12, turns=2).x_train)


def test_a_quarter_turn_is_a_class_of_its_own() -> None:
    upright = drawn_digits(seed=0, labels=(1,), n_train=200, n_test=2).x_train
    both = drawn_digits(seed=0, labels=(1,), n_train=400, n_test=2, turns=2)
    mean = upright.mean(0).view(8, 8)
    standing, lying = (both.x_train[both.y_train == turn].mean(0).view(8, 8) for turn in (0, 1))
    assert (standing - mean).abs().mean() < 0.15
    assert (lying - torch.rot90(mean)).abs().mean() < 0.15
    assert (lying - mean).abs().mean() > 0.3


def test_stripes_vary_along_their_own_direction() -> None:
    data = coats(seed=0, n_train=500, n_test=10)
    images = data.x_train.view(-1, 8, 8)
    upright, flat = (images[data.y_train == kind] for kind in (0, 1))
    assert upright.mean(dim=1).var() > 3 * upright.mean(dim=2).var()
    assert flat.mean(dim=2).var() > 3 * flat.mean(dim=1).var()
    assert data.y_test.tolist() == [0, 1, 2, 3, 4] * 2


def test_camera_adds_the_same_twenty_patterns_to_every_image() -> None:
    clean = coats(seed=0, n_train=50, n_test=10)
    one, other = (interfered(clean, camera=3, seed=seed) for seed in (1, 2))
    added = torch.cat([one.x_train - clean.x_train, other.x_test - clean.x_test])
    assert int(torch.linalg.matrix_rank(added, atol=1e-3)) == 20
    assert not torch.equal(one.x_train, other.x_train)
    assert torch.equal(interfered(clean, 3, 1, strength=0.0).x_train, clean.x_train)


def test_sentences_say_words_of_their_topic_and_function_words_at_fixed_places() -> None:
    data = topic_sentences(seed=0, n_train=400, n_test=8, noise=0.0)
    assert data.x_train.shape == (400, 12)
    assert data.y_test.tolist() == [0, 1, 2, 3] * 2
    function = torch.arange(12) % 3 == 2
    assert int(data.x_train[:, function].min()) == 1
    assert int(data.x_train[:, function].max()) == 12
    topics = (data.x_train[:, ~function] - 13) // 20
    assert torch.equal(topics, data.y_train[:, None].expand_as(topics))
    noisy = topic_sentences(seed=0, n_train=400, n_test=8, noise=0.4)
    strayed = (noisy.x_train[:, ~function] - 13) // 20 != noisy.y_train[:, None]
    # A stray word keeps its topic one time in four.
    assert 0.25 < strayed.double().mean() < 0.35
    with pytest.raises(InvalidValueError, match=r"probability, between 0 and 1; got 1\.5"):
        topic_sentences(0, 4, 4, noise=1.5)
