"""Pretraining without labels, and transfer in networks of several shapes: asserted on results."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from course_pkg.data import topic_sentences
from course_pkg.errors import InvalidValueError
from course_pkg.experiments import _transformer, language, transfer
from course_pkg.experiments.store import cached
from course_pkg.results.pretrain import FewLabels, MaskedLM
from course_pkg.results.transfer import DepthOrWidth


@pytest.fixture(scope="module")
def few() -> FewLabels:
    return cached(transfer.autoencoder)


@pytest.fixture(scope="module")
def masked() -> MaskedLM:
    return transfer.masked_lm(labels=(8,), seeds=(0, 1, 2), rates=(0.006,), steps=150)


@pytest.fixture(scope="module")
def shapes() -> DepthOrWidth:
    return cached(transfer.depth_or_width)


@pytest.mark.slow
def test_autoencoder_does_not_beat_a_linear_classifier_on_raw_pixels(few: FewLabels) -> None:
    assert few.explained.min() > 0.8
    for labels in few.labels:
        for way in ("frozen", "fine-tune"):
            assert few.gain(way, "raw pixels", labels).low < 0.02
    with pytest.raises(InvalidValueError, match="with 3 labels"):
        few.gain("frozen", "scratch", 3)


@pytest.mark.slow
def test_frozen_layers_help_with_one_label_and_hold_back_with_many(few: FewLabels) -> None:
    assert few.gain("frozen", "scratch", 1).low > 0
    assert few.gain("frozen", "scratch", 20).mean < 0
    assert few.gain("fine-tune", "frozen", 20).low > 0


@pytest.mark.slow
def test_every_shape_gains_but_size_does_not_decide_how_much(shapes: DepthOrWidth) -> None:
    for network in shapes.networks:
        assert shapes.gain(network, 60).low > 0
    # Heavier by width, heavier by depth: the difference points in opposite directions.
    assert shapes.extra("wide", "narrow", 60).mean > 0
    assert shapes.extra("deep", "shallow", 15).mean < 0
    with pytest.raises(InvalidValueError, match="no run has network 'huge'"):
        shapes.gain("huge", 60)


@pytest.mark.slow
def test_parameters_are_counted_with_biases() -> None:
    result = transfer.depth_or_width(sizes=(5,), rates=(0.01,), seeds=(0, 1), steps=1)
    shallow = result.parameters[result.networks.index("shallow")]
    assert shallow == 65 * 32 + 33 * 32 + 33 * 5
    assert np.isfinite(result.tuned).all()


@pytest.mark.slow
def test_guessing_words_helps_only_the_seeds_that_pass_the_transition(masked: MaskedLM) -> None:
    early, late = masked.reached()[:2], masked.reached()[2]
    assert early.max() <= 150
    assert np.isinf(late)
    way = masked.ways.index
    gained = masked.accuracy[way("head"), 0] - masked.accuracy[way("scratch"), 0]
    assert gained[:2].min() > 0.15
    assert gained[2] < 0
    # A loss that stopped at word frequencies tells the seed that is still waiting.
    assert masked.loss[-1, 2] == pytest.approx(masked.floors[1], abs=0.05)
    assert masked.loss[-1].min() > masked.floors[2]
    assert masked.loss[-1, :2].max() < masked.floors[1] - 0.3


def test_the_floors_are_entropies_of_the_sentences() -> None:
    words, places, topics = language._floors(noise=0.15)
    split = topic_sentences(0, 20_000, 1)

    def entropy(x: torch.Tensor) -> float:
        p = torch.bincount(x.flatten()).double() / x.numel()
        return -float((p[p > 0] * p[p > 0].log()).sum())

    x, y = split.x_train, split.y_train
    content = torch.arange(12) % 3 != 2
    assert entropy(x) == pytest.approx(words, abs=0.01)
    by_place = (2 * entropy(x[:, content]) + entropy(x[:, ~content])) / 3
    assert by_place == pytest.approx(places, abs=0.01)
    one = [entropy(x[y == topic][:, content]) for topic in range(4)]
    assert (2 * sum(one) / 4 + entropy(x[:, ~content])) / 3 == pytest.approx(topics, abs=0.01)
    # Words from everywhere: the topic tells nothing.
    assert language._floors(noise=1.0)[2] == pytest.approx(places)


@pytest.mark.slow
def test_counting_words_of_the_same_sentences_does_as_well(masked: MaskedLM) -> None:
    way = masked.ways.index
    counted, pretrained = (masked.accuracy[way(each), 0] for each in ("singular vectors", "head"))
    assert counted.min() > 0.95
    assert (counted - pretrained).min() > -0.02
    with pytest.raises(InvalidValueError, match="with 3 labels"):
        masked.gain("head", "scratch", 3)


def test_hidden_words_are_the_ones_asked_for_and_networks_do_not_mix() -> None:
    weights = _transformer.transformers(20, 6, 8, 1, seeds=(0, 1))
    tokens = torch.randint(1, 20, (2, 5, 6), generator=torch.Generator().manual_seed(0))
    hide = torch.tensor([4, 1]).expand(2, 5, 2)
    loss = _transformer.masked_loss(weights, tokens, hide)
    # What a hidden word was decides only what is asked, never what is seen.
    seen = tokens.scatter(2, hide, _transformer.MASK)
    state = _transformer.hidden(weights, seen)
    logits = torch.einsum("snld,swd->snlw", state, weights["word"])
    wanted = -logits.log_softmax(-1).gather(3, tokens[..., None])[..., 0]
    torch.testing.assert_close(loss, wanted[:, :, [4, 1]].mean(dim=(1, 2)))
    gradients = torch.autograd.grad(loss[0], list(weights.values()), allow_unused=True)
    assert all(g is None or not g[1].any() for g in gradients)
    assert any(g is not None and g[0].any() for g in gradients)
