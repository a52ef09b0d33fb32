"""Read what an LMS hands out, a folder or a zip file, without unpacking anything onto the disk.

Names in an archive choose no place here: they are only read. Links are not followed, sizes are
bounded before and while reading, and what is left out is said.
"""

from __future__ import annotations

import io
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from course_pkg.errors import ClassError
from course_pkg.grading.reading import MAX_MEGABYTES

MAX_FILES = 20_000
MAX_FILE = MAX_MEGABYTES * 2**20
MAX_TOTAL = 4 * 2**30
MAX_DEPTH = 2
PACKAGE = ".course.zip"
_JUNK = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".ipynb_checkpoints")

Refuse = Callable[[str, str], None]
"""Called with the name of a file and why it is left out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One file that came in: the parts of its name (NFC), its bytes, the time it carries."""

    parts: tuple[str, ...]
    data: bytes
    time: datetime

    @property
    def name(self) -> str:
        """The whole name, for a person."""
        return "/".join(self.parts)


class _Budget:
    """What may still be read: one archive of many small bombs is a bomb as well."""

    def __init__(self, refuse: Refuse) -> None:
        self.files, self.left, self.refuse = MAX_FILES, MAX_TOTAL, refuse

    def take(self, size: int) -> None:
        self.files -= 1
        self.left -= size
        if self.files < 0 or self.left < 0:
            raise ClassError(
                f"more than {MAX_FILES} files or {MAX_TOTAL // 2**30} GB were found; give "
                "`course collect` the downloads of one assignment at a time."
            )


def pieces(origin: Path, zone: tzinfo | None, refuse: Refuse) -> Iterator[Piece]:
    """Every file of a folder or zip, zip files inside opened too; packages stay whole.

    zone: of times in a zip, which do not say theirs (default: this machine's).
    """
    budget = _Budget(refuse)
    if origin.is_dir():
        yield from _of_folder(origin, zone, budget)
    elif origin.is_file() and origin.name.endswith(PACKAGE):
        yield from _of_file(origin, (origin.name,), zone, budget)
    elif origin.is_file() and zipfile.is_zipfile(origin):
        with origin.open("rb") as file:
            yield from _of_zip(file, (), zone, budget, 0)
    else:
        raise ClassError(f"a folder of downloads or a zip file was expected; got {origin}.")


def _of_folder(root: Path, zone: tzinfo | None, budget: _Budget) -> Iterator[Piece]:
    for path in sorted(root.rglob("*")):
        parts = tuple(_nfc(part) for part in path.relative_to(root).parts)
        if _junk(parts):
            continue
        if path.is_symlink():
            budget.refuse("/".join(parts), "it is a link; only files are taken")
        elif path.is_file():
            yield from _of_file(path, parts, zone, budget)


def _of_file(
    path: Path, parts: tuple[str, ...], zone: tzinfo | None, budget: _Budget
) -> Iterator[Piece]:
    # A zip may hold a class; a notebook may not be that large.
    if _is_plain_zip(path.name):
        with path.open("rb") as file:
            yield from _of_zip(file, parts, zone, budget, 1)
        return
    with path.open("rb") as file:
        data = file.read(MAX_FILE + 1)
    budget.take(len(data))
    if len(data) > MAX_FILE:
        budget.refuse("/".join(parts), f"it is larger than {MAX_MEGABYTES} MB")
    else:
        yield Piece(parts, data, datetime.fromtimestamp(path.stat().st_mtime, UTC))


def _of_zip(
    file: io.BufferedIOBase | io.BufferedReader,
    above: tuple[str, ...],
    zone: tzinfo | None,
    budget: _Budget,
    depth: int,
) -> Iterator[Piece]:
    try:
        zipped = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        budget.refuse("/".join(above), "the zip file is damaged")
        return
    with zipped:
        for entry in zipped.infolist():
            parts = (*above, *name_of(entry).split("/"))
            if entry.is_dir() or _junk(parts):
                continue
            name = "/".join(parts)
            if ".." in parts or "" in parts or ":" in parts[0]:
                budget.refuse(name, "its name leads out of the folder")
            elif stat.S_ISLNK(entry.external_attr >> 16):
                budget.refuse(name, "it is a link; only files are taken")
            elif depth >= MAX_DEPTH and _is_plain_zip(name):
                budget.refuse(name, "it is a zip file inside a zip file inside a zip file")
            else:
                data = _read(zipped, entry, name, budget)
                if data is not None and _is_plain_zip(name):
                    yield from _of_zip(io.BytesIO(data), parts, zone, budget, depth + 1)
                elif data is not None:
                    yield Piece(parts, data, _time(entry, zone))


def _read(
    zipped: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: _Budget
) -> bytes | None:
    if entry.flag_bits & 0x1:
        budget.refuse(name, "it is encrypted")
        return None
    try:
        with zipped.open(entry) as file:
            # The size that an archive states is a claim: what is read is bounded.
            data = file.read(MAX_FILE + 1)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, zlib.error, EOFError):
        budget.refuse(name, "it is damaged")
        return None
    budget.take(len(data))
    if len(data) > MAX_FILE:
        budget.refuse(name, f"unpacked it is larger than {MAX_MEGABYTES} MB")
        return None
    return data


def name_of(entry: zipfile.ZipInfo) -> str:
    """The name of an entry, in NFC; one without the UTF-8 mark is UTF-8 all the same, or cp949."""
    name = entry.orig_filename.split("\0")[0]
    if not entry.flag_bits & 0x800:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = name.encode()
        for encoding in ("utf-8", "cp949", "cp437"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return _nfc(name).replace("\\", "/")


def _time(entry: zipfile.ZipInfo, zone: tzinfo | None) -> datetime:
    try:
        local = datetime(*entry.date_time)
        return (local.replace(tzinfo=zone) if zone else local.astimezone()).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime(1980, 1, 1, tzinfo=UTC)


def _is_plain_zip(name: str) -> bool:
    low = name.lower()
    return low.endswith(".zip") and not low.endswith(PACKAGE)


def _junk(parts: tuple[str, ...]) -> bool:
    return any(part.casefold() in _JUNK or part.startswith("._") for part in parts)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
