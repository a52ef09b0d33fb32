"""One training loop: stochastic gradient descent, seeded; and the search for layers to reuse."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from course_pkg.data import Split
from course_pkg.errors import InvalidValueError
from course_pkg.nn import transfer
from course_pkg.nn.transfer import Group
from course_pkg.results import History
from course_pkg.results.reuse import Reuse, Trial


def fit(
    model: nn.Module,
    data: Split,
    *,
    lr: float | Sequence[Group],
    steps: int,
    batch: int = 64,
    seed: int = 0,
) -> History:
    """Train ``model`` in place with SGD on the cross-entropy and say how it went.

    Every epoch visits the training examples in a new order drawn from ``seed``; what is left
    after the last whole batch is skipped, so all batches have the same size. The model is left
    in evaluation mode. ``lr`` is one rate for every parameter that is not frozen, or groups with a
    rate each (``course_pkg.nn.transfer.parameter_groups``); what is in no group stays.
    Raises InvalidValueError unless there is a step to make, a parameter to move, and the batch fits
    the training set.
    """
    n = len(data.x_train)
    if not 0 < batch <= n:
        raise InvalidValueError(f"batch must lie between 1 and {n}, the training set; got {batch}")
    if steps < 1:
        raise InvalidValueError(f"steps must be at least 1; got {steps}")
    groups = _groups(model, lr)
    parameters = [p for group in groups for p in group["params"]]
    rates = [group["lr"] for group in groups for _ in group["params"]]
    if not parameters:
        raise InvalidValueError("nothing to train: every parameter is frozen or in no group")
    losses = []
    model.train()
    with _one_thread():
        for rows in _batches(n, batch, steps, seed):
            loss = cross_entropy(model(data.x_train[rows]), data.y_train[rows])
            gradients = torch.autograd.grad(loss, parameters)
            with torch.no_grad():
                for parameter, gradient, rate in zip(parameters, gradients, rates, strict=True):
                    parameter.sub_(gradient, alpha=rate)
            losses.append(loss.item())
        model.eval()
        return History(tuple(losses), error(model, data.x_test, data.y_test))


def reuse_layers(
    source: nn.Sequential,
    data: Split,
    *,
    lr: float = 0.1,
    steps: int = 200,
    batch: int = 16,
    validation: float = 0.25,
    factor: float = 3.0,
    seed: int = 0,
) -> tuple[nn.Sequential, Reuse]:
    """How many layers of ``source`` to reuse for a new task, found by the usual five steps.

    1. A copy of the network gets a new head, and all reused layers are frozen. 2. The head is
    trained and tested. 3. The top one, then two reused layers are opened, each with a rate
    ``factor`` times lower than the one above, and trained on. 4. If that was no better than what
    came before, the search ends; otherwise the top layer is dropped. 5. And so on, with what is
    left frozen again. "Tested" means on a part of the training examples held back for validation:
    the test set is looked at once, for the network chosen. The same network trained from scratch
    takes part, since a source can do harm.

    Returns the chosen network, in evaluation mode, and the protocol. ``source`` stays as it was.
    Raises InvalidValueError unless both parts of the examples get some, and for a source without a
    layer below its head.
    References: geron2022hands, yosinski2014how, kumar2022finetuning
    """
    part = _held_back(data, validation, seed)
    most, outputs = len(transfer.blocks(source)) - 1, int(data.y_train.max()) + 1
    batch = min(batch, len(part.x_train))

    def run(model: nn.Sequential, rates: float | list[Group]) -> float:
        return fit(model, part, lr=rates, steps=steps, batch=batch, seed=seed).test_error

    scratch = transfer.replace_head(_fresh(source, seed), outputs, seed)
    tried = [Trial(0, most, run(scratch, lr))]
    networks = [scratch]
    for kept in range(most, 0, -1):
        trunk = transfer.cut(source, kept)
        features = transfer.cached_features(trunk, data.x_train[:1]).shape[1]
        model = nn.Sequential(*trunk, transfer.new_head(features, outputs, seed))
        stages = transfer.blocks(model)
        before = min((each.error for each in tried[1:]), default=float("inf"))
        transfer.freeze(*stages[:-1])
        for opened in range(min(2, kept) + 1):
            if opened:
                transfer.unfreeze(stages[-1 - opened])
            error_now = run(model, transfer.parameter_groups(stages, lr, factor))
            tried.append(Trial(kept, opened, error_now))
            networks.append(copy.deepcopy(model))
        if min(each.error for each in tried if each.kept == kept) >= before:
            break
    best = min(range(len(tried)), key=lambda at: tried[at].error)
    chosen = networks[best]
    transfer.unfreeze(chosen)
    chosen.eval()
    return chosen, Reuse(tuple(tried), best, error(chosen, data.x_test, data.y_test))


def error(model: nn.Module, x: Tensor, y: Tensor) -> float:
    """The share of examples that ``model``, in the mode it is in, assigns to a wrong class."""
    with torch.no_grad():
        wrong = model(x).argmax(dim=1) != y
    return float(wrong.double().mean())


def _groups(model: nn.Module, lr: float | Sequence[Group]) -> Sequence[Group]:
    if isinstance(lr, int | float):
        return [{"params": [p for p in model.parameters() if p.requires_grad], "lr": lr}]
    return lr


def _held_back(data: Split, share: float, seed: int) -> Split:
    """The training examples alone, a share of them as the part to test on."""
    n = len(data.x_train)
    count = round(share * n)
    if not 0 < count < n:
        raise InvalidValueError(
            f"of {n} training examples some must train and some validate; a share of {share} "
            f"leaves {n - count} and {count}"
        )
    order = torch.randperm(n, generator=torch.Generator().manual_seed(seed))
    held, rest = order[:count], order[count:]
    return Split(data.x_train[rest], data.y_train[rest], data.x_train[held], data.y_train[held])


def _fresh(model: nn.Sequential, seed: int) -> nn.Sequential:
    """The same layers with newly drawn weights."""
    copied = copy.deepcopy(model)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        for layer in copied.modules():
            if isinstance(layer, nn.Linear):
                # He initialisation, not torch's default: the control has to be a fair one.
                nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
                if layer.bias is not None:
                    nn.init.zeros_(layer.bias)
            elif callable(again := getattr(layer, "reset_parameters", None)):
                again()
    return copied


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
