"""Normalization in recurrent networks: which statistics, and of how many examples."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _normed, _rnn
from course_pkg.results.norm_axes import RNNNorms

SEEDS = (0, 1, 2, 3, 4)


def rnn_norms(
    batches: Sequence[int] = (32, 4),
    rates: Sequence[float] = (0.1, 0.3, 1.0),
    seeds: Sequence[int] = SEEDS,
    hidden: int = 48,
    steps: int = 200,
    blanks: int = 4,
    extra: int = 8,
    data: Source = digits,
) -> RNNNorms:
    """Digits row by row and four blank rows to remember them over, with four kinds of norm.

    All arms start from the same orthogonal recurrent weights, except ``none_default``, the
    flattering opponent, which starts with the variance of torch's default. Batch norm per step
    starts from gamma 0.1 as published, the others from 1. The learning rate is chosen on 250
    validation examples. Statistics for inference are those of the training set, per step or
    averaged over steps.
    References: cooijmans2017recurrent, ba2016layer
    """
    task = _adapt.drawn(data, seeds)
    names = ("none", "none_default", "layer", "shared", "shared_batch", "per_step")
    longer = ("none_longer", "layer_longer", "shared_longer", "per_step_longer")
    found = {name: np.empty((len(batches), len(seeds))) for name in (*names, *longer)}
    for row, batch in enumerate(batches):
        for arm in ("none", "none_default", "layer", "shared", "per_step"):
            gamma = 0.1 if arm == "per_step" else 1.0
            net = _rnn.start(
                task, hidden, seeds, len(rates), gamma, orthogonal=arm != "none_default"
            )
            how = _rnn.layer_norm if arm == "layer" else _normed.batch_norm
            how = _rnn.as_is if arm.startswith("none") else how
            _rnn.train(net, task, how, rates, seeds, batch, steps, blanks)
            answers = _rnn.answers(net, task, arm, how, blanks, extra)
            pick = _rnn.best(answers[arm][:, :250], len(rates))
            for name, right in answers.items():
                accuracy = right[:, 250:].mean(axis=1).reshape(len(rates), -1)
                found[name][row] = accuracy[pick]
    return RNNNorms(tuple(batches), tuple(seeds), **found, rates=tuple(rates), extra=extra)
