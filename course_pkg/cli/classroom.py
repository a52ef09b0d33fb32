"""``course new-class`` and what follows it: an instructor's week."""

from __future__ import annotations

import typer

PANEL = "A class"
commands = typer.Typer()
