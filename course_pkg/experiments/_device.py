"""Experiments on an accelerator, unchanged: random numbers are drawn where they always were.

A network of an experiment is drawn from a CPU generator, so that a seed means the same on every
machine. Under this mode what is drawn or made moves to the device at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

from course_pkg.errors import ExperimentError

_MAKE = {
    *(torch.tensor, torch.as_tensor, torch.from_numpy, torch.zeros, torch.ones, torch.empty),
    *(torch.full, torch.eye, torch.arange, torch.linspace, torch.randn, torch.rand),
    *(torch.randint, torch.randperm, torch.normal),
}


class _Moved(TorchFunctionMode):
    def __init__(self, device: torch.device) -> None:
        super().__init__()
        self.device = device

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Sequence[type],
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        kwargs = dict(kwargs or {})
        if func is Tensor.numpy:
            return func(args[0].detach().cpu(), *args[1:], **kwargs)
        made = func(*args, **kwargs)
        if func in _MAKE and "device" not in kwargs and "out" not in kwargs:
            # A leaf that asks for gradients has to stay a leaf.
            return made.detach().to(self.device).requires_grad_(made.requires_grad)
        return made


@contextmanager
def on_device(name: str) -> Iterator[None]:
    """Run what is inside on ``name``: cpu, cuda, cuda:1, mps.

    Raises ExperimentError when torch cannot use it here.
    """
    try:
        device = torch.device(name)
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError) as error:
        raise ExperimentError(
            f"torch cannot use the device {name!r} here: {str(error).splitlines()[0]}"
        ) from error
    if device.type == "cpu":
        yield
        return
    with _Moved(device):
        yield
