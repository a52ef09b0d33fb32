"""``course start``, ``check``, ``submit``: a student's evening."""

from __future__ import annotations

import typer

PANEL = "A student's evening"
commands = typer.Typer()
