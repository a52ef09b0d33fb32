"""Run a notebook as JupyterLab would, from the top, in a fresh process of this Python."""

from __future__ import annotations

import contextlib
import copy
import importlib.util
import logging
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from course_pkg.check.verdict import Lang
from course_pkg.student import words
from course_pkg.student.notebook import Cell, source

CELL_SECONDS = 120
"""A cell that takes longer is interrupted; the grader is stricter (30 s, unless the class says)."""


def run(
    cells: list[Cell],
    folder: Path,
    lang: Lang,
    on_cell: Callable[[int, int], None] = lambda done, total: None,
) -> list[Cell]:
    """Copies of ``cells`` with the outputs of a run in ``folder``; one error does not stop it.

    on_cell: called with how many cells are done and how many there are. Cells after the death of
    the process have no outputs. Raises StudentError where there is nothing to run them with.
    """
    needed = ("ipykernel", "jupyter_client", "nbclient", "nbformat")
    if any(importlib.util.find_spec(name) is None for name in needed):
        raise words.stop(words.NO_JUPYTER, lang)
    import nbformat
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient
    from nbclient.exceptions import DeadKernelError

    class ThisPython(KernelSpecManager):  # type: ignore[misc]
        """The Python that runs `course`, whatever kernels this computer has besides."""

        def get_kernel_spec(self, kernel_name: str) -> Any:
            argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            return KernelSpec(argv=argv, display_name="Python 3", language="python")

    ready = [_runnable(cell) for cell in cells]
    document = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": ready}
    notebook = nbformat.from_dict(document)
    client = NotebookClient(
        notebook,
        km=AsyncKernelManager(kernel_spec_manager=ThisPython(), log=_silent()),
        timeout=CELL_SECONDS,
        interrupt_on_timeout=True,
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
        on_cell_complete=lambda cell, cell_index: on_cell(cell_index + 1, len(cells)),
        log=_silent(),
    )
    with warnings.catch_warnings():
        # What Jupyter's parts say to each other about ids and event loops is not for students.
        warnings.simplefilter("ignore")
        # The process died: what it had not reached stays without outputs.
        with contextlib.suppress(DeadKernelError):
            try:
                quiet = subprocess.DEVNULL
                client.execute(cleanup_kc=True, stdout=quiet, stderr=quiet)
            except (RuntimeError, OSError) as error:
                if isinstance(error, DeadKernelError):
                    raise
                said = str(error).strip().splitlines()[-1:]
                raise words.stop(words.NO_KERNEL, lang, error=" ".join(said)) from error
    done: list[Cell] = notebook["cells"]
    return done


def _runnable(cell: Cell) -> Cell:
    """A copy with everything that running needs, whatever the file lacks; without old outputs."""
    kind = cell.get("cell_type")
    made: Cell = {
        "cell_type": kind if kind in ("code", "markdown", "raw") else "raw",
        "metadata": copy.deepcopy(cell.get("metadata") or {}),
        "source": source(cell),
    }
    if kind == "code":
        made |= {"outputs": [], "execution_count": None}
    return made


def _silent() -> logging.Logger:
    log = logging.Logger("course_pkg.student")
    log.addHandler(logging.NullHandler())
    return log
