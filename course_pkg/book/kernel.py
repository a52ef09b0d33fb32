"""Where chapters run: a kernel of this very Python, and a cache that a changed package empties."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from course_pkg.book.reach import reached

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
    """A hash of what cells run: modules they reach, data, the lock file and the Python version."""
    return hash_of(root, [*reached(root), *_data(root)])


def package_hash(root: Path) -> str:
    """A hash of the whole package, whose docstrings are pages, and of what cells run."""
    return hash_of(root, [*sorted((root / "course_pkg").rglob("*.py")), *_data(root)])


def hash_of(root: Path, files: list[Path]) -> str:
    """A hash of files by name and content, and of the Python version."""
    digest = hashlib.sha256(platform.python_version().encode())
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _data(root: Path) -> Iterator[Path]:
    """The lock file, and whatever is no code in the package and among the data of the book."""
    yield root / "requirements.lock"
    for folder in (root / "course_pkg", root / "book" / "data"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".py" and not _IGNORED & set(path.parts):
                yield path
