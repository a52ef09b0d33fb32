"""``course new-class``: the folder of a class, an nbgrader course root for one person's eyes."""

from __future__ import annotations

import contextlib
import secrets
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import course_pkg
from course_pkg.check.verdict import Lang
from course_pkg.classroom.config import COLUMNS, ROSTER, SETTINGS
from course_pkg.classroom.private import make_folder, write
from course_pkg.errors import ClassError

CONFIG = "nbgrader_config.py"
LANGS: tuple[Lang, ...] = ("ko", "en")
_FOLDERS = ("submitted", "received", "autograded", "feedback", "reports")
_LAYOUTS = (("solutions", "assignments"), ("source", "release"))
"""Where source notebooks and released ones lie: in the repository, in a class folder."""

_CONFIG_TEXT = '''"""nbgrader for this class: run it from this folder. The rest: class.toml."""

from pathlib import Path

from course_pkg.classroom.settings import configure

c = get_config()
configure(c, Path(__file__).parent)
# Settings of your own go below.
'''

_CLASS_TEXT = """# The settings of this class. The seed is secret: hidden inputs come from it.
[class]
name = {name}
language = "{language}"
seed = "{seed}"

[late]
percent_per_day = 10  # of the points earned, for every day begun; 0: no penalty
maximum_days = 5      # after that, no points
grace_minutes = 15

[limits]
cell = 30             # seconds that one cell may take in the grader
notebook = 300        # seconds for the whole notebook

# Deadlines, with their offset from UTC; an assignment without one is never late.
# Limits of one assignment alone: limits = {{ cell = 60, notebook = 600, memory_mb = 4000 }}
# Others: cpu_seconds, processes, open_files, files, file_size_mb, disk_mb, output_mb.
{assignments}"""


@dataclass(frozen=True, slots=True)
class NewClass:
    """What was made: files (relative to the folder), assignments, and what stayed as it was."""

    folder: Path
    made: tuple[str, ...]
    assignments: tuple[str, ...]
    kept: tuple[str, ...]


def new_class(folder: Path, origin: Path | None = None, language: Lang = "ko") -> NewClass:
    """Make a class at ``folder`` with the assignments of ``origin``; again: add what is missing.

    origin: the course's repository, another class folder, or a zip file of either (default: the
    repository that this package runs from). Nothing that is there is changed. Raises ClassError.
    """
    if folder.exists() and not folder.is_dir():
        raise ClassError(f"{folder} is a file; a new folder was expected, or one that is empty.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / SETTINGS).is_file():
        raise ClassError(
            f"{folder} holds files and is not a class (no {SETTINGS}); name a new folder."
        )
    with _opened(origin) as root:
        if root.resolve() == folder.resolve():
            raise ClassError(f"{folder} cannot be made from itself; name another --from.")
        files = _assignments(root)
    names = tuple(sorted({path.parts[1] for path in files if path.parts[0] == "source"}))
    make_folder(folder)
    folder.chmod(0o700)
    for each in (*_FOLDERS, "source", *(f"release/{lang}" for lang in LANGS)):
        make_folder(folder / each)
    files |= {
        Path(CONFIG): _CONFIG_TEXT.encode(),
        Path(ROSTER): (",".join(COLUMNS) + "\n").encode(),
        Path(SETTINGS): _CLASS_TEXT.format(
            name=_toml_string(folder.resolve().name),
            language=language,
            seed=secrets.token_hex(32),
            assignments="".join(
                f"\n[assignments.{name}]\n# due = 2026-12-01T23:59:00+09:00\n" for name in names
            ),
        ).encode(),
    }
    made, kept = [], []
    # The settings first: a run that is interrupted can be repeated.
    for path, data in sorted(files.items(), key=lambda item: (item[0] != Path(SETTINGS), item[0])):
        if not (folder / path).exists():
            write(folder / path, data)
            made.append(path.as_posix())
        elif len(path.parts) > 1 and (folder / path).read_bytes() != data:
            kept.append(path.as_posix())
    return NewClass(folder, tuple(made), names, tuple(kept))


@contextlib.contextmanager
def _opened(origin: Path | None) -> Iterator[Path]:
    """The folder that holds the assignments; a zip file is unpacked for as long as it is read."""
    found = origin or Path(course_pkg.__file__).resolve().parents[1]
    if found.is_dir():
        yield found
    elif found.is_file() and zipfile.is_zipfile(found):
        with (
            tempfile.TemporaryDirectory(prefix="course-") as work,
            zipfile.ZipFile(found) as zipped,
        ):
            # extractall() drops absolute names and "..".
            zipped.extractall(work)
            inside = [each for each in Path(work).iterdir() if each.name != "__MACOSX"]
            alone = len(inside) == 1 and inside[0].is_dir() and inside[0].name not in _LAYOUTS[0]
            yield inside[0] if alone else Path(work)
    else:
        raise ClassError(f"--from takes a folder or a zip file; {found} is neither.")


def _assignments(root: Path) -> dict[Path, bytes]:
    """Files of the assignments of ``root``, by their place in a class folder."""
    layouts = [each for each in _LAYOUTS if any((root / each[0]).glob("*/*.ipynb"))]
    if not layouts:
        raise ClassError(
            f"the assignments with their checks were expected in {root.name} (solutions/NAME/"
            f"NAME.ipynb, or source/ of another class) and are not there; name the course's "
            f"repository with --from. A bundle for students holds neither answers nor checks."
        )
    source, release = layouts[0]
    names = sorted({path.parent.name for path in (root / source).glob("*/*.ipynb")})
    files = {}
    for name in names:
        places = [(root / source / name, Path("source", name))]
        places += [(root / release / lang / name, Path("release", lang, name)) for lang in LANGS]
        for here, there in places:
            for path in sorted(here.rglob("*")):
                inner = path.relative_to(here)
                hidden = any(part.startswith((".", "__")) for part in inner.parts)
                if path.is_file() and not path.is_symlink() and not hidden:
                    files[there / inner] = path.read_bytes()
    return files


def _toml_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(letter for letter in escaped if letter.isprintable())}"'
