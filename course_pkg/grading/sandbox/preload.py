"""What the fork server imports and warms, so that no child has to.

A warm-up in a scratch child finds out which modules the first use of an optimizer, a figure, a
traceback or a command imports (torch alone brings hundreds); the server imports those. Its own
state stays as fresh as a kernel's.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import pkgutil
import sys
import warnings
from typing import Any, Final

# The compiler, which the first optimizer imports, is most of what the scratch child would find.
_FIRST: Final = ("numpy", "torch", "torch.optim", "torch._dynamo", "matplotlib.pyplot")

WARM_UP: Final = (
    "import numpy as np, torch, matplotlib.pyplot as plt",
    "layer = torch.nn.Linear(3, 2); adam = torch.optim.Adam(layer.parameters())\n"
    "layer(torch.ones(4, 3)).sum().backward(); adam.step()\n"
    "torch.nn.functional.conv2d(torch.ones(1, 1, 8, 8), torch.ones(1, 1, 3, 3))",
    "plt.plot([1, 2]); plt.title('a'); plt.show()",
    "!true",
    "import asyncio; await asyncio.sleep(0)",
    "import subprocess; subprocess.run(['true'])",
    "%time 1",
    "1 / 0",
    "layer",
)


def everything() -> Any:
    """Import, warm up, and return the shell that every child inherits."""
    import torch

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    from course_pkg import check
    from course_pkg.grading import review  # noqa: F401  (called in every T)
    from course_pkg.grading.sandbox import answering, asking, child, shell  # noqa: F401

    made = shell.make()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        checks = [
            found.name for found in pkgutil.walk_packages(check.__path__, "course_pkg.check.")
        ]
        for name in (*_FIRST, *checks):
            importlib.import_module(name)
        # pyplot was imported before a notebook could: without this, inline figures are lost.
        made.enable_matplotlib("inline")
        for name in _modules_of_a_scratch_child(made):
            with contextlib.suppress(Exception):
                importlib.import_module(name)
        _warm_torch_and_figures()
    return made


def _modules_of_a_scratch_child(shell: Any) -> list[str]:
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        with contextlib.suppress(BaseException):
            nowhere = os.open(os.devnull, os.O_RDWR)
            for fd in (0, 1, 2):
                os.dup2(nowhere, fd)
            before = set(sys.modules)
            for source in WARM_UP:
                shell.run_cell(source, store_history=True)
            fresh = [name for name in sys.modules if name not in before]
            with os.fdopen(writer, "wb") as pipe:
                pipe.write(json.dumps(fresh).encode())
            code = 0
        os._exit(code)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        text = pipe.read()
    os.waitpid(pid, 0)
    return [str(name) for name in json.loads(text or "[]")]


def _warm_torch_and_figures() -> None:
    """The first use of a library costs more than the second, beyond its imports."""
    torch = sys.modules["torch"]
    layer = torch.nn.Linear(3, 2)
    optimizer = torch.optim.Adam(layer.parameters())
    layer(torch.ones(4, 3)).sum().backward()
    optimizer.step()
    figures = importlib.import_module("matplotlib.figure")
    figure = figures.Figure()
    figure.subplots().plot([1, 2])
    figure.savefig(io.BytesIO(), format="png")
