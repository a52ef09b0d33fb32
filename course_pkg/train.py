"""One training loop: plain stochastic gradient descent, seeded, nothing hidden."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from course_pkg.data import Split
from course_pkg.errors import InvalidValueError
from course_pkg.results import History


def fit(
    model: nn.Module, data: Split, *, lr: float, steps: int, batch: int = 64, seed: int = 0
) -> History:
    """Train ``model`` in place with SGD on the cross-entropy and say how it went.

    Every epoch visits the training examples in a new order drawn from ``seed``; what is left
    after the last whole batch is skipped, so all batches have the same size. The model is left
    in evaluation mode.
    Raises InvalidValueError unless there is a step to make and the batch fits the training set.
    """
    n = len(data.x_train)
    if not 0 < batch <= n:
        raise InvalidValueError(f"batch must lie between 1 and {n}, the training set; got {batch}")
    if steps < 1:
        raise InvalidValueError(f"steps must be at least 1; got {steps}")
    parameters = [p for p in model.parameters() if p.requires_grad]
    losses = []
    model.train()
    with _one_thread():
        for rows in _batches(n, batch, steps, seed):
            loss = cross_entropy(model(data.x_train[rows]), data.y_train[rows])
            gradients = torch.autograd.grad(loss, parameters)
            with torch.no_grad():
                for parameter, gradient in zip(parameters, gradients, strict=True):
                    parameter.sub_(gradient, alpha=lr)
            losses.append(loss.item())
        model.eval()
        return History(tuple(losses), error(model, data.x_test, data.y_test))


def error(model: nn.Module, x: Tensor, y: Tensor) -> float:
    """The share of examples that ``model``, in the mode it is in, assigns to a wrong class."""
    with torch.no_grad():
        wrong = model(x).argmax(dim=1) != y
    return float(wrong.double().mean())


@contextmanager
def _one_thread() -> Iterator[None]:
    """Small matrices: more threads cost more than they give, and reorder the sums."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _batches(n: int, batch: int, steps: int, seed: int) -> Tensor:
    """(steps, batch) row numbers: shuffled epochs, one after another."""
    generator = torch.Generator().manual_seed(seed)
    per_epoch = n // batch
    epochs = [
        torch.randperm(n, generator=generator)[: per_epoch * batch]
        for _ in range(-(-steps // per_epoch))
    ]
    return torch.cat(epochs).reshape(-1, batch)[:steps]
