"""``nbgrader release_feedback`` for pages that only their owner may read.

nbgrader copies a page into its exchange with the page's own mode. There it is fetched by its
student's account, which knows its name; nobody can list the names.
"""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback

STAMP, SECRET = "timestamp.txt", "submission_secret.txt"
"""What nbgrader wants beside every page."""


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
        """nbgrader's own pages, written anew, lie without what the submission brought along."""
        directory = self.coursedir.submitted_directory
        student, assignment = folder.parent.name, self.coursedir.assignment_id
        handed_in = Path(self.coursedir.format_path(directory, student, assignment))
        # Who came another way than through the exchange gets a secret that nobody knows.
        for name, text in ((STAMP, "\n"), (SECRET, secrets.token_hex(64))):
            path, brought = folder / name, handed_in / name
            if not path.exists():
                if brought.is_file() and not brought.is_symlink():
                    text = brought.read_text("utf-8", "replace")
                path.touch(mode=0o600)
                path.write_text(text, encoding="utf-8")
