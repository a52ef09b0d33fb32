"""Release: ``solutions/NAME.md`` -> nbgrader source notebook -> one assignment per language."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from course_pkg.check.verdict import Lang
from course_pkg.errors import ReleaseError

LANGS: tuple[Lang, ...] = ("ko", "en")


def release(root: Path, check: bool, say: Callable[[str], None]) -> list[Path]:
    """Write what ``solutions/*.md`` say; with ``check`` write nothing.

    Returns the files that differ from what the sources say (and were written, unless ``check``).
    The bytes depend on the sources, ``nbgrader_config.py`` and nbgrader alone; an output that
    another processor rounds otherwise stays as the notebook in ``solutions/`` has it.
    """
    from course_pkg.release.generate import generate
    from course_pkg.release.record import released
    from course_pkg.release.source import read_source, to_bytes

    sources = sorted((root / "solutions").glob("*.md"))
    if not sources:
        raise ReleaseError(
            f"assignment sources were expected at {root / 'solutions'}/*.md; found none. "
            "Give the course folder with --course."
        )
    if not (root / "nbgrader_config.py").is_file():
        raise ReleaseError(
            f"nbgrader_config.py was expected in {root}: it says how notebooks are released. "
            "Give the course folder with --course."
        )
    files: dict[Path, bytes] = {}
    for source in sources:
        say(f"{source.stem}: {', '.join(LANGS)}")
        place = Path("solutions", source.stem, f"{source.stem}.ipynb")
        notebook = to_bytes(read_source(source, released(root / place)))
        files[place] = notebook
        for lang in LANGS:
            with tempfile.TemporaryDirectory(prefix="release-") as folder:
                made = generate(source.stem, notebook, lang, root, Path(folder))
            for name, data in made.items():
                files[Path("assignments", lang, source.stem, name)] = data
    changed = [root / path for path, data in files.items() if _read(root / path) != data]
    if not check:
        for path in changed:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path.relative_to(root)])
    return changed


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
