"""Read what an LMS hands out, a folder or a zip file, without unpacking anything onto the disk.

Names in an archive choose no place here: they are only read. Links are not followed, sizes are
bounded before and while reading, and what is left out is said. Of a folder into which others may
write, as nbgrader's exchange, it is also said whose account laid a file there.
"""

from __future__ import annotations

import contextlib
import io
import lzma
import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from course_pkg.classroom.budget import MAX_FILE, Budget, Full, Refuse, Wanted, whole
from course_pkg.errors import ClassError
from course_pkg.grading.handed_in import opened
from course_pkg.grading.reading import MAX_MEGABYTES

MAX_NAME = 1000
MAX_DEPTH = 2
PACKAGE = ".course.zip"
DAMAGED = (
    *(zipfile.BadZipFile, OSError, ValueError, EOFError, ArithmeticError, LookupError),
    *(NotImplementedError, RuntimeError, MemoryError, struct.error, zlib.error, lzma.LZMAError),
)
"""What Python's reader of archives raises of one that somebody has spoilt."""

_JUNK = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".ipynb_checkpoints")

Archives = tuple[tuple[tuple[str, ...], datetime], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One file that came in: the parts of its name (NFC), its bytes, the time it carries.

    account: whose it is on this machine, where that is somebody else than who collects.
    archives: the archives that it lay in, outermost first, with the times that they carry; whoever
    made an archive chose every time in it.
    """

    parts: tuple[str, ...]
    data: bytes
    time: datetime
    account: str | None = None
    archives: Archives = ()

    @property
    def name(self) -> str:
        """The whole name, for a person."""
        return "/".join(self.parts)


def pieces(
    origin: Path, zone: tzinfo | None, refuse: Refuse, wanted: Wanted = lambda name: True
) -> Iterator[Piece]:
    """Every file of a folder or zip, zip files inside opened too; packages stay whole.

    zone: of times in a zip, which do not say theirs (default: this machine's). wanted: whether a
    file of that name is read; the bytes of any other are left out.
    """
    budget = whole(refuse, wanted)
    if origin.is_dir():
        yield from _of_folder(origin, zone, budget)
    elif origin.is_file() and origin.name.endswith(PACKAGE):
        with origin.open("rb") as package:
            yield from _of_file(package, (origin.name,), zone, budget)
    elif origin.is_file() and zipfile.is_zipfile(origin):
        with origin.open("rb") as file:
            yield from _of_zip(file, (), zone, budget, ())
    else:
        raise ClassError(f"a folder of downloads or a zip file was expected; got {origin}.")


def _of_folder(root: Path, zone: tzinfo | None, budget: Budget) -> Iterator[Piece]:
    mine = {os.geteuid(), root.stat().st_uid} if hasattr(os, "geteuid") else None
    for path, readable in _below(root):
        inner = path.relative_to(root)
        parts = tuple(_nfc(_decoded(os.fsencode(part))) for part in inner.parts)
        if _junk(parts):
            continue
        with contextlib.ExitStack() as stack:
            try:
                if path.is_symlink():
                    budget.refuse("/".join(parts), "it is a link; only files are taken")
                    continue
                if readable and not path.is_file():
                    continue
                file = stack.enter_context(opened(path))
                owner = None
                if mine is not None:
                    owner = _owner(root, inner, os.fstat(file.fileno()), mine)
            except (OSError, ValueError):
                budget.refuse("/".join(parts), "it cannot be read, or changed meanwhile")
                continue
            for piece in _of_file(file, parts, zone, budget):
                yield replace(piece, account=owner)


def _below(root: Path) -> list[tuple[Path, bool]]:
    """All that lies in a folder, and whether it is more than a folder that cannot be looked into.

    With a list of its own: folders can be nested deeper than functions. Raises OSError where
    ``root`` itself cannot be looked into.
    """
    found: dict[Path, bool] = {}
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    path = folder / entry.name
                    found[path] = True
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(path)
        except OSError:
            if folder == root:
                raise
            found[folder] = False
    return sorted(found.items())


def _owner(root: Path, inner: Path, file: os.stat_result, mine: set[int]) -> str | None:
    """Whose account a file is from; None for one's own, or where accounts have no names.

    Raises ValueError if what lies in somebody's folder is another's: a folder that was exchanged
    for a link while it was read, to lead to files that its owner may not see.
    """
    above = {(root / each).lstat().st_uid for each in (inner, *inner.parents[:-1])}
    if not above - mine <= {file.st_uid}:
        raise ValueError(inner)
    if file.st_uid in mine:
        return None
    import pwd

    with contextlib.suppress(KeyError):
        return pwd.getpwuid(file.st_uid).pw_name
    return None


def _of_file(
    file: io.BufferedReader, parts: tuple[str, ...], zone: tzinfo | None, budget: Budget
) -> Iterator[Piece]:
    budget.count(parts)
    time = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC)
    # A zip may hold a class; a notebook may not be that large.
    if _is_plain_zip(parts[-1]):
        yield from _of_archive(file, zone, budget, ((parts, time),), in_archive=False)
        return
    data = file.read(MAX_FILE + 1) if budget.wanted(parts[-1]) else b""
    budget.spend(len(data))
    if len(data) > MAX_FILE:
        budget.refuse("/".join(parts), f"it is larger than {MAX_MEGABYTES} MB")
    else:
        yield Piece(parts, data, time)


def _of_archive(
    file: io.BytesIO | io.BufferedReader,
    zone: tzinfo | None,
    budget: Budget,
    archives: Archives,
    in_archive: bool,
) -> Iterator[Piece]:
    """What is in the last of ``archives``, as much as it may hold."""
    own, parts = budget.archive(in_archive), archives[-1][0]
    try:
        yield from _of_zip(file, parts, zone, own, archives)
    except Full as most:
        if own is budget:
            raise
        budget.refuse("/".join(parts), f"it holds more than {most}, of which the rest is not read")


def _of_zip(
    file: io.BufferedIOBase | io.BufferedReader,
    above: tuple[str, ...],
    zone: tzinfo | None,
    budget: Budget,
    archives: Archives,
) -> Iterator[Piece]:
    try:
        with zipfile.ZipFile(file) as zipped:
            yield from _entries(zipped, above, zone, budget, archives)
    except DAMAGED:
        budget.refuse("/".join(above), "the zip file is damaged")


def _entries(
    zipped: zipfile.ZipFile,
    above: tuple[str, ...],
    zone: tzinfo | None,
    budget: Budget,
    archives: Archives,
) -> Iterator[Piece]:
    for entry in zipped.infolist():
        parts = (*above, *name_of(entry).split("/"))
        budget.count(parts)
        if entry.is_dir() or _junk(parts):
            continue
        name = "/".join(parts)
        inside = _is_plain_zip(name)
        if len(name) > MAX_NAME:
            budget.refuse(f"{name[:100]}…", "its name is too long")
        elif ".." in parts or "" in parts or ":" in parts[0]:
            budget.refuse(name, "its name leads out of the folder")
        elif stat.S_ISLNK(entry.external_attr >> 16):
            budget.refuse(name, "it is a link; only files are taken")
        elif len(archives) >= MAX_DEPTH and inside:
            budget.refuse(name, "it is a zip file inside a zip file inside a zip file")
        elif not inside and not budget.wanted(parts[-1]):
            yield Piece(parts, b"", _time(entry, zone), archives=archives)
        elif (data := _read(zipped, entry, name, budget)) is None:
            continue
        elif inside:
            deeper = (*archives, (parts, _time(entry, zone)))
            yield from _of_archive(io.BytesIO(data), zone, budget, deeper, in_archive=True)
        else:
            yield Piece(parts, data, _time(entry, zone), archives=archives)


def _read(
    zipped: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: Budget
) -> bytes | None:
    if entry.flag_bits & 0x1:
        budget.refuse(name, "it is encrypted")
        return None
    try:
        with zipped.open(entry) as file:
            # The size that an archive states is a claim: what is read is bounded.
            data = file.read(MAX_FILE + 1)
    except DAMAGED:
        budget.refuse(name, "it is damaged")
        return None
    budget.spend(len(data))
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
        name = _decoded(raw)
    return _nfc(name).replace("\\", "/")


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


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
