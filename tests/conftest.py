"""Settings that all tests share."""

from __future__ import annotations

from hypothesis import settings

# The same examples on every run: a failure is found again, and a busy machine fails nothing.
settings.register_profile("course", deadline=None, derandomize=True, database=None)
settings.load_profile("course")
