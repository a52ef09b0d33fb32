"""A pretrained network put to a new task: copied, cut, given a new head, frozen, opened again.

The functions work on ``nn.Sequential`` networks; a block is a layer with a weight matrix and what
follows it up to the next one.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypedDict

import torch
from torch import Tensor, nn

from course_pkg.errors import InvalidValueError

_WEIGHTED = (nn.Linear, nn.Conv1d, nn.Conv2d, nn.Conv3d)


class Group(TypedDict):
    """Parameters that share a learning rate, as every torch optimizer takes them."""

    params: list[nn.Parameter]
    lr: float


def freeze(*modules: nn.Module) -> None:
    """Nothing moves these modules any more: no gradient, no optimizer, no running statistics.

    Parameters stop asking for gradients, and those they have are dropped: an optimizer that knows
    them skips a parameter without gradient, weight decay and momentum included, where a gradient
    of zeros would let both go on. Batch norm and dropout stay in evaluation mode even after
    ``train()`` on the whole model, because running statistics are no parameters and
    ``requires_grad`` does not stop them. ``unfreeze`` undoes it.
    References: tensorflow2019transfer
    """
    for module in _all(modules):
        for parameter in module.parameters(recurse=False):
            parameter.requires_grad_(False)
            parameter.grad = None
        # An attribute of the instance hides the method; deepcopy and pickle take it along.
        module.__dict__["train"] = partial(_stay, module)
        module.training = False


def unfreeze(*modules: nn.Module) -> None:
    """Let gradients, optimizers and ``train()`` reach these modules again.

    They stay in evaluation mode until the next ``train()``.
    """
    for module in _all(modules):
        module.__dict__.pop("train", None)
        for parameter in module.parameters(recurse=False):
            parameter.requires_grad_(True)


def is_frozen(module: nn.Module) -> bool:
    """Whether ``freeze`` holds ``module`` and everything in it."""
    return all("train" in each.__dict__ for each in module.modules())


def blocks(model: nn.Sequential) -> list[nn.Sequential]:
    """The blocks of the network from the input up; they share its layers.

    Raises InvalidValueError when no layer has a weight matrix.
    """
    found: list[list[nn.Module]] = []
    for layer in model:
        if isinstance(layer, _WEIGHTED) or not found:
            found.append([])
        found[-1].append(layer)
    if not any(isinstance(layer, _WEIGHTED) for layer in model):
        raise InvalidValueError("the network has no linear or convolution layer to cut at")
    if len(found) > 1 and not any(isinstance(layer, _WEIGHTED) for layer in found[0]):
        # What stands before the first weight matrix (an input norm) belongs to its block.
        found[1] = found[0] + found[1]
        found = found[1:]
    return [nn.Sequential(*layers) for layers in found]


def cut(model: nn.Sequential, kept: int) -> nn.Sequential:
    """A copy of the lowest ``kept`` blocks: a trunk for a probe or a new head.

    Training the copy leaves ``model`` as it was. Raises InvalidValueError unless 1 <= kept and
    at least the last block is cut off.
    References: yosinski2014how
    """
    parts = blocks(model)
    if not 1 <= kept < len(parts):
        raise InvalidValueError(
            f"of {len(parts)} blocks between 1 and {len(parts) - 1} can be kept; got {kept}"
        )
    layers = [layer for part in parts[:kept] for layer in part]
    return copy.deepcopy(nn.Sequential(*layers))


def replace_head(model: nn.Sequential, outputs: int, seed: int = 0) -> nn.Sequential:
    """A copy of ``model`` whose last layer, linear, is a new one with ``outputs`` units.

    Weights of variance 1 / fan_in drawn from ``seed``, bias zero; the original keeps its head.
    Raises InvalidValueError when the last layer is not linear or no output is asked for.
    """
    last = model[-1] if len(model) else None
    if not isinstance(last, nn.Linear) or outputs < 1:
        raise InvalidValueError(
            "a head can be replaced where the last layer is linear, by one with at least one "
            f"output; the last layer is {type(last).__name__}, outputs are {outputs}"
        )
    copied = copy.deepcopy(model)
    copied[-1] = new_head(last.in_features, outputs, seed).to(last.weight)
    return copied


def new_head(features: int, outputs: int, seed: int = 0) -> nn.Linear:
    """A linear layer with weights of variance 1 / features and bias zero."""
    head = nn.Linear(features, outputs, device="meta").to_empty(device="cpu")
    draw = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        head.weight.copy_(torch.randn(outputs, features, generator=draw) / features**0.5)
        head.bias.zero_()
    return head


def parameter_groups(stages: Sequence[nn.Module], lr: float, factor: float = 2.6) -> list[Group]:
    """Discriminative learning rates: ``lr`` for the top stage, below each ``factor`` times less.

    stages: from the input up. Frozen parameters are left out, so that the optimizer never sees
    them; a stage that is all frozen still counts as a stage.
    Raises InvalidValueError for rates that are not positive and for a parameter in two stages.
    References: howard2018universal, https://arxiv.org/abs/1801.06146
    """
    if lr <= 0 or factor <= 0:
        raise InvalidValueError(f"lr and factor must be positive; got {lr} and {factor}")
    seen: set[nn.Parameter] = set()
    groups: list[Group] = []
    for below, stage in enumerate(reversed(stages)):
        own = list(stage.parameters())
        if seen & set(own):
            raise InvalidValueError("a parameter stands in two stages; it can have one rate only")
        seen |= set(own)
        if moving := [p for p in own if p.requires_grad]:
            groups.append({"params": moving, "lr": lr / factor**below})
    return groups[::-1]


def gradual_unfreezing(stages: Sequence[nn.Module]) -> Iterator[int]:
    """Freeze all stages but the top one, then open one more each time it is asked.

    Yields how many stages are open: 1, 2, ..., all. Train between two of them::

        for _ in gradual_unfreezing(stages):
            fit(model, data, lr=parameter_groups(stages, 0.05), steps=100)

    References: howard2018universal, https://arxiv.org/abs/1801.06146
    """
    freeze(*stages)
    for count, stage in enumerate(reversed(stages), 1):
        unfreeze(stage)
        yield count


def cached_features(trunk: nn.Module, x: Tensor, batch: int = 256) -> Tensor:
    """What the trunk makes of every example, computed once: (n, ...) -> (n, features).

    In evaluation mode and without a graph, ``batch`` examples at a time. A head trained on them
    learns what it would learn on the frozen trunk, as long as the inputs are not augmented anew
    in every epoch. The mode of the trunk is given back.
    Raises InvalidValueError for a batch below one.
    """
    if batch < 1:
        raise InvalidValueError(f"batch must be at least 1; got {batch}")
    modes = {module: module.training for module in trunk.modules()}
    for module in modes:
        module.training = False
    try:
        with torch.no_grad():
            return torch.cat([trunk(part) for part in torch.split(x, batch)])
    finally:
        for module, training in modes.items():
            module.training = training


def _all(modules: Sequence[nn.Module]) -> Iterator[nn.Module]:
    return (each for module in modules for each in module.modules())


def _stay(module: nn.Module, mode: bool = True) -> nn.Module:
    """``train`` of a frozen module: it stays, what is open inside it follows."""
    module.training = False
    for child in module.children():
        child.train(mode)
    return module
