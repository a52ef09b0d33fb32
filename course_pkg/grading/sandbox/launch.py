"""The way into the sandbox for root: stop being root, without losing sight of Python.

Real root is exempt from the limit on processes and owns every file it can see, so the fork server
never runs as root. An ordinary user may not be able to reach a Python that lives in root's home:
where that is so, and mounts may be made, a private mount namespace shows exactly the readable
paths and hides the rest of what was private.

    python -m course_pkg.grading.sandbox.launch UID PATHS_AS_JSON COMMAND...
"""

from __future__ import annotations

import contextlib
import json
import os
import pwd
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from course_pkg.grading.sandbox import linux

_UIDS = range(61184, 65520)
"""Uids that belong to nobody: systemd gives them to services for as long as they run."""


def spare_uid() -> int:
    """A uid that no account and no running process has."""
    taken = {entry.pw_uid for entry in pwd.getpwall()}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                taken.add(folder.stat().st_uid)
    return random.choice([uid for uid in _UIDS if uid not in taken])


def hidden_root(path: Path) -> Path | None:
    """The topmost folder on the way to ``path`` that others may not enter."""
    for folder in reversed(path.parents):
        if not folder.stat().st_mode & 0o001:
            return folder
    return None


def uncover(paths: Sequence[Path]) -> None:
    """Make ``paths`` reachable for everybody in a mount namespace of this process alone."""
    hidden = {path: root for path in paths if (root := hidden_root(path))}
    if not hidden:
        return
    linux.unshare(linux.NEWNS)
    linux.mount("none", "/", flags=linux.MS_REC | linux.MS_PRIVATE)
    held = {path: os.open(path, os.O_PATH) for path in hidden}
    for root in set(hidden.values()):
        linux.mount("tmpfs", str(root), "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, "mode=755")
    for path, fd in held.items():
        linux.make_mount_point(path, fd)
        linux.mount(f"/proc/self/fd/{fd}", str(path), flags=linux.MS_BIND)
        os.close(fd)


def become(uid: int) -> None:
    """Stop being root for good."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def main(arguments: Sequence[str]) -> None:
    """Become the user, then the command."""
    uid, paths, *command = arguments
    # The places that it makes must be open to the user that it becomes, whoever started it.
    os.umask(0o022)
    try:
        uncover([Path(path) for path in json.loads(paths)])
        become(int(uid))
        os.execv(command[0], command)
    except OSError as error:
        sys.exit(
            f"root could not become an ordinary user who reaches this Python ({error}); run the "
            f"grader as an ordinary user, or install Python where everybody may read it"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
