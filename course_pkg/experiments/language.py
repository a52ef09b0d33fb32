"""Masked-word pretraining of small transformers, against baselines that also saw every sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, one_hot

from course_pkg.data import topic_sentences
from course_pkg.experiments import _adapt, _stack, _transformer
from course_pkg.experiments._adapt import Data
from course_pkg.experiments._transformer import Weights
from course_pkg.results.base import Floats
from course_pkg.results.pretrain import MaskedLM

SEEDS = (0, 1, 2, 3, 4)
TOPICS, WORDS, FUNCTION_WORDS = 4, 20, 12
VOCABULARY = 1 + FUNCTION_WORDS + TOPICS * WORDS
_VALIDATION = 200
_HIDDEN = 4
_RIDGES = (0.001, 0.1, 10.0)

Features = tuple[Tensor, Tensor]
"""Of the labelled and of the test sentences, (seeds, n, features) each."""


def masked_lm(
    labels: Sequence[int] = (8, 20, 100),
    noise: float = 0.15,
    steps: int = 240,
    seeds: Sequence[int] = SEEDS,
    rates: Sequence[float] = (0.002, 0.006),
    sentences: int = 2000,
    width: int = 32,
    every: int = 30,
) -> MaskedLM:
    """Name the topic of a sentence from few labels: does guessing hidden words first help?

    A transformer of two layers learns to fill in four of twelve words and then, frozen under a
    linear head or fine-tuned, to name the topic. Three controls: the same network from scratch, a
    linear head on word counts, and one on the leading singular vectors of the word counts of the
    same unlabelled sentences: pretraining without a network. Learning rates and ridge penalties
    are those best on 200 validation sentences, by the mean over seeds.
    References: devlin2019bert
    """
    draws = [
        topic_sentences(seed, sentences, _VALIDATION + 800, noise, TOPICS, WORDS, FUNCTION_WORDS)
        for seed in seeds
    ]
    data = _adapt.gather(draws)
    some = data.first(max(labels))
    fresh = _transformer.transformers(VOCABULARY, data.x.shape[-1], width, 2, seeds)
    tuned = _transformer.copies(fresh)
    times = range(0, steps + 1, every)
    probe, loss = np.empty((2, len(times), len(seeds)))

    def watch(step: int) -> None:
        if step % every == 0:
            probe[step // every] = _head(_features(tuned, some), some, labels[0])
            loss[step // every] = _loss(tuned, data.x_test[:, :_VALIDATION])

    _pretrain(tuned, data.x, steps, seeds, watch)
    heads = {
        "word counts": (_counts(some.x), _counts(some.x_test)),
        "singular vectors": _singular(data),
        "head": _features(tuned, some),
    }
    starts = {"scratch": fresh, "fine-tune": tuned}
    accuracy = np.empty((len(heads) + len(starts), len(labels), len(seeds)))
    for column, n in enumerate(labels):
        for row, features in enumerate(heads.values()):
            accuracy[row, column] = _head(features, some, n)
        for row, start in enumerate(starts.values(), len(heads)):
            accuracy[row, column] = _fine_tuned(start, some.first(n), rates, seeds)
    return MaskedLM(
        ways=(*heads, *starts),
        labels=tuple(labels),
        seeds=tuple(seeds),
        accuracy=accuracy,
        times=tuple(times),
        probe=probe,
        loss=loss,
        noise=noise,
        sentences=sentences,
        floors=_floors(noise),
    )


def _floors(noise: float) -> Floats:
    """(3,): the least loss of who knows word frequencies, also the place, also the topic.

    Two places in three hold a content word. Given topic and place the words are independent, so
    that no network gets below the last: eq-mlm-floor.
    """
    content, function = np.log(TOPICS * WORDS), np.log(FUNCTION_WORDS)
    places = np.array([2 / 3, 1 / 3])
    stray = noise / (TOPICS * WORDS)
    own = (1 - noise) / WORDS + stray
    p = np.repeat([own, stray], [WORDS, (TOPICS - 1) * WORDS])
    topical = -np.sum(p[p > 0] * np.log(p[p > 0]))
    return np.array(
        [
            places @ [content, function] - places @ np.log(places),
            places @ [content, function],
            places @ [topical, function],
        ]
    )


def _pretrain(
    weights: Weights, x: Tensor, steps: int, seeds: Sequence[int], watch: Callable[[int], None]
) -> None:
    """Adam on the words that are hidden, others in every step."""
    rows = _stack.rows(seeds, [x.shape[1]] * len(seeds), 64, steps)
    optimiser = _stack.Adam(weights.values(), lr=0.005)
    draw = torch.Generator().manual_seed(0)
    for step in range(steps):
        watch(step)
        tokens = _stack.take(x, rows[step])
        optimiser.step(_transformer.masked_loss(weights, tokens, _places(tokens, draw)).sum())
    watch(steps)


def _places(tokens: Tensor, draw: torch.Generator) -> Tensor:
    """(networks, n, 4): different places of every sentence."""
    return torch.rand(tokens.shape, generator=draw).argsort(dim=-1)[..., :_HIDDEN]


def _loss(weights: Weights, tokens: Tensor) -> Floats:
    """(seeds,): on sentences that no network was trained on, the same places every time."""
    places = _places(tokens, torch.Generator().manual_seed(1))
    with torch.no_grad():
        return _transformer.masked_loss(weights, tokens, places).double().numpy()


def _features(weights: Weights, data: Data) -> Features:
    with torch.no_grad():
        return _transformer.pooled(weights, data.x), _transformer.pooled(weights, data.x_test)


def _counts(tokens: Tensor) -> Tensor:
    """(seeds, n, words): how often a sentence says each word."""
    return one_hot(tokens, VOCABULARY).sum(dim=2).float()


def _singular(data: Data, kept: int = 8) -> Features:
    """Word counts along the leading singular vectors of the counts of all sentences."""
    counts = _counts(data.x)
    mean = counts.mean(dim=1, keepdim=True)
    gram = torch.matmul((counts - mean).mT, counts - mean)
    vectors = torch.linalg.eigh(gram)[1][..., -kept:]
    return torch.matmul(counts - mean, vectors), torch.matmul(_counts(data.x_test) - mean, vectors)


def _head(features: Features, data: Data, n: int) -> Floats:
    """(seeds,): test accuracy of ridge regression on one-hot labels of the first n sentences."""
    known, asked = features[0][:, :n].double(), features[1].double()
    mean = known.mean(dim=1, keepdim=True)
    known, asked = known - mean, asked - mean
    wanted = one_hot(data.y[:, :n], TOPICS) - 1 / TOPICS
    # The dual form: n labels are fewer than features.
    kernel = torch.matmul(known, known.mT)
    scale = kernel.diagonal(dim1=1, dim2=2).mean(dim=1).view(-1, 1, 1)
    eye = torch.eye(n, dtype=torch.float64)
    scores = []
    for ridge in _RIDGES:
        dual = torch.linalg.solve(kernel + ridge * scale * eye, wanted.double())
        guess = torch.matmul(torch.matmul(asked, known.mT), dual).argmax(dim=-1)
        scores.append((guess == data.y_test).double().numpy())
    return _best(np.stack(scores))


def _fine_tuned(
    start: Weights, data: Data, rates: Sequence[float], seeds: Sequence[int], steps: int = 60
) -> Floats:
    """(seeds,): test accuracy after Adam on all weights and a new head of zeros."""
    n = data.x.shape[1]
    rows = _stack.rows(seeds, [n] * len(seeds), min(n, 16), steps)
    scores = []
    for rate in rates:
        own = _transformer.copies(start)
        own["head"] = torch.zeros(len(seeds), own["word"].shape[-1], TOPICS, requires_grad=True)
        optimiser = _stack.Adam(own.values(), rate)
        for step in range(steps):
            x, y = _stack.take(data.x, rows[step]), _stack.take(data.y, rows[step])
            z = torch.matmul(_transformer.pooled(own, x), own["head"])
            loss = cross_entropy(z.flatten(0, 1), y.flatten(), reduction="sum") / y.shape[1]
            optimiser.step(loss)
        with torch.no_grad():
            guess = torch.matmul(_transformer.pooled(own, data.x_test), own["head"]).argmax(dim=-1)
        scores.append((guess == data.y_test).double().numpy())
    return _best(np.stack(scores))


def _best(right: Floats) -> Floats:
    """right: (settings, seeds, examples) -> (seeds,): test accuracy of the best on validation."""
    validation = right[..., :_VALIDATION].mean(axis=(1, 2))
    tested: Floats = right[validation.argmax(), :, _VALIDATION:].mean(axis=-1)
    return tested
