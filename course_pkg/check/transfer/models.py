"""The small pretrained networks on which the answers are tried. Imports torch."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

FEATURES = 5


class Network(nn.Module):
    """A body of named blocks and a head; ``body.block10`` is there for its name."""

    def __init__(self, width: int, classes: int, head: nn.Module | None = None) -> None:
        super().__init__()
        self.body = nn.Sequential(
            OrderedDict(
                stem=block(FEATURES, width), block1=block(width, width), block10=block(width, width)
            )
        )
        self.head = head or nn.Linear(width, classes)

    def forward(self, x: Tensor) -> Tensor:
        logits: Tensor = self.head(self.body(x))
        return logits


def block(width_in: int, width: int, dropout: float = 0.0) -> nn.Sequential:
    """Linear, batch norm, ReLU and, where asked for, dropout."""
    layers = [nn.Linear(width_in, width), nn.BatchNorm1d(width), nn.ReLU()]
    return nn.Sequential(*layers, *([nn.Dropout(dropout)] if dropout else []))


def aged(model: nn.Module) -> nn.Module:
    """float64, with statistics and shifts as if it had been trained."""
    model = model.double()
    for layer in model.modules():
        if isinstance(layer, nn.BatchNorm1d):
            for values, low, high in (
                (layer.running_mean, -1.0, 1.0),
                (layer.running_var, 0.5, 2.0),
                (layer.weight, 0.5, 1.5),
                (layer.bias, -0.5, 0.5),
            ):
                if values is not None:
                    nn.init.uniform_(values, low, high)
    return model


def flat(tensors: Iterable[Tensor]) -> npt.NDArray[np.float64]:
    """All numbers in one row."""
    rows = [tensor.detach().cpu().double().numpy().ravel() for tensor in tensors]
    return np.concatenate([*rows, np.zeros(0)])


def state(module: nn.Module) -> npt.NDArray[np.float64]:
    """Parameters and buffers in one row."""
    return flat(module.state_dict().values())


def modes(module: nn.Module) -> npt.NDArray[np.bool_]:
    """Which of the layers that have a mode are in training mode."""
    kinds = (nn.BatchNorm1d, nn.Dropout)
    return np.array([each.training for each in module.modules() if isinstance(each, kinds)])


def inputs_of(rng: np.random.Generator, *shape: int) -> npt.NDArray[np.float64]:
    return rng.normal(0.5, 1.5, (*shape, FEATURES))


def tensor(array: npt.NDArray[np.generic]) -> Tensor:
    """A tensor of its own, which the answer may spoil."""
    return torch.tensor(array)
