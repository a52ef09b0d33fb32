"""Where chapters run: a kernel of this very Python, and a cache that a changed package empties."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

# Not code of the chapters: bytecode, and what the interpreter leaves behind.
_IGNORED = {"__pycache__"}


# Set by `course build`, so that a package edited meanwhile does not part builder and executor.
CACHE_VARIABLE = "COURSE_BOOK_CACHE"


def environment(root: Path) -> dict[str, str]:
    """Environment variables under which the kernel ``python3`` is this Python, and nothing else.

    A kernel installed for the user would shadow the one of the virtual environment; the user's
    IPython and matplotlib configuration would leak into figures and outputs.
    """
    home = root / "_build" / "book" / "jupyter"
    spec = home / "kernels" / "python3" / "kernel.json"
    text = json.dumps(
        {
            "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            "display_name": "Python 3",
            "language": "python",
        }
    )
    if not spec.is_file() or spec.read_text(encoding="utf-8") != text:
        spec.parent.mkdir(parents=True, exist_ok=True)
        spec.write_text(text, encoding="utf-8")
    return {
        "JUPYTER_PATH": str(home),
        "IPYTHONDIR": str(home / "ipython"),
        "MPLCONFIGDIR": str(home / "matplotlib"),
        "MPLBACKEND": "agg",
        "PYTHONHASHSEED": "0",
        # One chapter per core: threads of small tensors in two kernels slow each other tenfold.
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }


def cache_folder(root: Path) -> Path:
    """The folder of executed chapters; its name changes with everything they depend on."""
    return root / "_build" / "book" / f"cache-{fingerprint(root)}"


def fingerprint(root: Path) -> str:
    """A hash of the package, the data of the book, the lock file and the Python version."""
    digest = hashlib.sha256(platform.python_version().encode())
    for path in _dependencies(root):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _dependencies(root: Path) -> Iterator[Path]:
    yield root / "requirements.lock"
    for folder in (root / "course_pkg", root / "book" / "data"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not _IGNORED & set(path.parts):
                yield path
