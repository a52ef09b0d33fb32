"""How much may come in: of a whole download, and of each archive inside it.

One archive of many small bombs is a bomb as well. Whose archive it is costs nobody else anything:
it is left out, with a word, and the rest is read. A download that is too large as a whole stops
with a sentence before anything is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from course_pkg.errors import ClassError
from course_pkg.grading.reading import MAX_MEGABYTES

MAX_FILES = 20_000
MAX_FILE = MAX_MEGABYTES * 2**20
MAX_TOTAL = 64 * 2**30
MAX_ARCHIVE = 4 * 2**30
MAX_OWN_FILES = 1000
MAX_OWN = 4 * MAX_FILE
"""Bytes of an archive in an archive: what one student may hand in."""

Refuse = Callable[[str, str], None]
"""Called with the name of a file and why it is left out."""

Wanted = Callable[[str], bool]
"""Whether a file of that name is read."""


class Full(Exception):
    """An archive holds more than the text says."""


@dataclass(slots=True)
class Budget:
    """What may still be read; of: a whole download, or an archive, which alone is left out."""

    refuse: Refuse
    wanted: Wanted
    files: int
    left: int
    of: Literal["download", "archive", "own"] = "download"
    folders: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def count(self, parts: tuple[str, ...]) -> None:
        """One more file."""
        self.files -= 1
        self.folders[parts[:-1][:2]] += 1
        self._look()

    def spend(self, size: int) -> None:
        """So many bytes more."""
        self.left -= size
        self._look()

    def archive(self, in_archive: bool) -> Budget:
        """For an archive that is found here: one in a folder may hold a class."""
        if self.of == "own":
            return self
        if in_archive:
            return Budget(self.refuse, self.wanted, MAX_OWN_FILES, MAX_OWN, "own")
        return Budget(self.refuse, self.wanted, MAX_FILES, MAX_ARCHIVE, "archive")

    def _look(self) -> None:
        if self.files >= 0 and self.left >= 0:
            return
        if self.of == "own":
            raise Full(f"{MAX_OWN_FILES} files or {MAX_OWN // 2**20} MB")
        if self.of == "archive":
            raise Full(f"{MAX_FILES} files or {MAX_ARCHIVE // 2**30} GB")
        folder, number = self.folders.most_common(1)[0]
        raise ClassError(
            f"more than {MAX_FILES} files or {MAX_TOTAL // 2**30} GB were found, {number} of the "
            f"files in {'/'.join(folder) or 'one folder'}; give `course collect` the downloads of "
            "one assignment at a time, without folders that hold anything else."
        )


def whole(refuse: Refuse, wanted: Wanted) -> Budget:
    """Of a download."""
    return Budget(refuse, wanted, MAX_FILES, MAX_TOTAL)
