"""Running statistics computed anew: over the training set, or over another domain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm as TorchBatchNorm

from course_pkg.errors import InvalidValueError
from course_pkg.nn.norm import BatchNorm


def recompute_statistics(model: nn.Module, batches: Iterable[Tensor]) -> None:
    """Replace the running statistics of every batch norm by plain averages over ``batches``.

    Over the training set these are the population statistics of batch norm's Algorithm 2, which
    a moving average only approaches; over unlabelled examples of another domain this is AdaBN.
    Weights stay, all modules but the norms run in evaluation, and every mode is given back. A norm
    that is frozen (``course_pkg.nn.transfer.freeze``) gets new statistics like the others.
    Deeper norms see inputs that the shallower ones normalised by their batch, as in training.
    Raises InvalidValueError without batches or when the model has no running statistics.
    References: ioffe2015batch (Algorithm 2), wu2021rethinking,
    https://arxiv.org/abs/2105.07576; li2017revisiting, https://arxiv.org/abs/1603.04779
    """
    norms = [
        module
        for module in model.modules()
        if isinstance(module, (BatchNorm, TorchBatchNorm)) and module.running_mean is not None
    ]
    if not norms:
        raise InvalidValueError("the model has no layer with running statistics to recompute")
    iterator = iter(batches)
    first = next(iterator, None)
    if first is None:
        raise InvalidValueError("statistics need at least one batch; got none")
    with _modes(model), torch.no_grad():
        model.eval()
        before = [norm.momentum for norm in norms]
        for norm in norms:
            norm.training = True  # train() leaves a frozen norm as it is
            norm.reset_running_stats()
            norm.momentum = None  # the plain average of all batches
        try:
            model(first)
            for batch in iterator:
                model(batch)
        finally:
            for norm, momentum in zip(norms, before, strict=True):
                norm.momentum = momentum


@contextmanager
def _modes(model: nn.Module) -> Iterator[None]:
    modes = {module: module.training for module in model.modules()}
    try:
        yield
    finally:
        for module, training in modes.items():
            module.training = training
