"""``nbgrader release_feedback`` for pages that only their owner may read.

nbgrader copies a page into its exchange with the page's own mode. There it is fetched by its
student's account, which knows its name; nobody can list the names.
"""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback

from course_pkg.grading.handed_in import SECRET, STAMP, make_room, read_secret, read_stamp


class ReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]
    """As nbgrader does it, with nobody's page in the way; then the copies may be read."""

    def copy_files(self) -> None:
        """Copy the pages, and open the copies to the other accounts of this machine."""
        for page in Path(self.coursedir.root).glob(f"{self._below_root()}/*.html"):
            self._complete(page.parent)
        super().copy_files()
        for page in Path(self.dest_path).glob("*.html"):
            # Those of another instructor of the class are that one's to open.
            with contextlib.suppress(PermissionError):
                page.chmod(0o644)

    def _below_root(self) -> str:
        return str(Path(self.src_path).relative_to(self.coursedir.root))

    def _complete(self, folder: Path) -> None:
        """Lay beside a page what nbgrader asks for, where it lacks or is nothing of the kind.

        nbgrader's own pages, written anew, lie without; and what its autograder copied there was
        chosen by the student: an empty secret, or a byte that is no text, stops nbgrader for all.
        """
        directory = self.coursedir.submitted_directory
        student, assignment = folder.parent.name, self.coursedir.assignment_id
        handed_in = Path(self.coursedir.format_path(directory, student, assignment))
        if read_stamp(folder / STAMP) is None:
            _put(folder / STAMP, read_stamp(handed_in / STAMP) or "\n")
        if read_secret(folder / SECRET) is None:
            # Who came another way than through the exchange gets one that nobody knows.
            _put(folder / SECRET, read_secret(handed_in / SECRET) or secrets.token_hex(64))


def _put(path: Path, text: str) -> None:
    """A new file for the owner alone, never through a link that lies in its place."""
    make_room(path)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(text, encoding="ascii")
