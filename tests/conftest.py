"""Settings that all tests share."""

from __future__ import annotations

import os

# Before torch is imported: tests run side by side, one per core, and so do what they start.
for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from hypothesis import settings  # noqa: E402

# The same examples on every run: a failure is found again, and a busy machine fails nothing.
settings.register_profile("course", deadline=None, derandomize=True, database=None)
settings.load_profile("course")
