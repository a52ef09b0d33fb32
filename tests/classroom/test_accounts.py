"""Collecting from a folder into which others may write: an exchange with several accounts."""

from __future__ import annotations

import os
import pwd
from pathlib import Path
from types import SimpleNamespace

import pytest
from classroom import graded

from course_pkg.classroom import unpack
from course_pkg.classroom.collect import collect
from course_pkg.grading import handed_in

# Two accounts that every Linux machine has stand for two students.
KIM, EMMA = "daemon", "bin"
STAMP = "2026-11-20 10:00:00 UTC"
PRIVATE = b'{"cells": [], "metadata": {"course": {"assignment": "mini"}}, "hidden": "test"}'

needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = graded.make(tmp_path / "class")
    (folder / "roster.csv").write_text(f"id,name\n{KIM},Kim\n{EMMA},Emma\n", encoding="utf-8")
    return folder


def lay(inbound: Path, account: str, name: str) -> Path:
    """What an account lays into the exchange."""
    folder = inbound / name
    folder.mkdir(parents=True)
    (folder / "mini.ipynb").write_bytes(b'{"cells": [], "metadata": {}}')
    user = pwd.getpwnam(account)
    for path in (folder / "mini.ipynb", folder):
        os.chown(path, user.pw_uid, user.pw_gid)
    return folder


@needs_root
def test_nobody_hands_in_for_somebody_else(course: Path, tmp_path: Path) -> None:
    inbound = tmp_path / "inbound"
    lay(inbound, KIM, f"{KIM}+mini+{STAMP}+r")
    lay(inbound, KIM, f"{EMMA}+mini+{STAMP}+r")
    # Nor with the spelling of an LMS, which the exchange does not know.
    lay(inbound, KIM, f"{EMMA}_attempt_2026-11-21-10-00-00_mini")
    # What whoever collects has put there is theirs to name.
    lay(inbound, "root", f"{EMMA}+mini+{STAMP}+s")
    done = collect("mini", inbound, course)
    assert done.placed == [EMMA, KIM]
    assert [name.split("/")[0] for name, _ in done.refused] == [
        f"{EMMA}+mini+{STAMP}+r",
        f"{EMMA}_attempt_2026-11-21-10-00-00_mini",
    ]
    assert all(f"the account {KIM} of this machine" in why for _, why in done.refused)


@needs_root
def test_a_folder_that_becomes_a_link_leads_nowhere(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at a folder and the reading of its files, its student exchanges it."""
    # Wherever it lies: not only at the top of what is collected.
    shared, private = tmp_path / "exchange", tmp_path / "private"
    inbound = shared / "inbound"
    private.mkdir()
    (private / "mini.ipynb").write_bytes(PRIVATE)
    folder = lay(inbound, KIM, f"{KIM}+mini+{STAMP}+r")
    opened = unpack.opened
    seen: list[Path] = []

    def exchange(path: Path) -> object:
        seen.append(path)
        if len(seen) == 1:  # the first time only what lies beside notebooks is read
            return opened(path)
        folder.rename(tmp_path / "away")
        folder.symlink_to(private)
        user = pwd.getpwnam(KIM)
        os.chown(folder, user.pw_uid, user.pw_gid, follow_symlinks=False)
        return opened(path)

    monkeypatch.setattr(unpack, "opened", exchange)
    done = collect("mini", shared, course)
    assert (done.placed, done.kept) == ([], 0)
    assert [why for _, why in done.refused] == ["it cannot be read, or changed meanwhile"]
    assert not (course / "submitted" / KIM).exists()


def test_a_file_that_becomes_a_link_or_a_pipe_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "private").write_bytes(PRIVATE)
    (tmp_path / "mini.ipynb").symlink_to(tmp_path / "private")
    with pytest.raises(OSError, match="symbolic links"):
        handed_in.opened(tmp_path / "mini.ipynb")
    os.mkfifo(tmp_path / "pipe.ipynb")
    with pytest.raises(ValueError, match=r"pipe\.ipynb"):
        handed_in.opened(tmp_path / "pipe.ipynb")


def test_an_account_is_named_unless_it_is_one_s_own(tmp_path: Path) -> None:
    me, inner = os.geteuid(), Path("mini.ipynb")
    (tmp_path / inner).touch()
    theirs = SimpleNamespace(st_uid=pwd.getpwnam(KIM).pw_uid)
    assert unpack._owner(tmp_path, inner, SimpleNamespace(st_uid=me), {me}) is None
    assert unpack._owner(tmp_path, inner, theirs, {me}) == KIM
    # A pod knows numbers without names: there the exchange tells nobody apart.
    nameless = SimpleNamespace(st_uid=2**31 - 7)
    assert unpack._owner(tmp_path, inner, nameless, {me}) is None
    with pytest.raises(ValueError, match="mini"):
        unpack._owner(tmp_path, inner, theirs, {me + 1})
