"""Landlock: a process gives up, for good, every file it does not name. Needs no rights to do so.

Structures and bits: include/uapi/linux/landlock.h. What a kernel does not know yet is left out,
so what holds depends on its version; ``abi`` says which.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Sequence
from typing import Final

from course_pkg.grading.sandbox import linux

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION: Final = 1
_BENEATH: Final = 1

_EXECUTE, _WRITE, _READ, _READ_DIR = 1, 2, 4, 8
_TRUNCATE, _IOCTL_DEVICE = 1 << 14, 1 << 15
_OF_FILES: Final = _EXECUTE | _WRITE | _READ | _TRUNCATE | _IOCTL_DEVICE
_READING: Final = _EXECUTE | _READ | _READ_DIR
_DEVICE_NODES: Final = 1 << 6 | 1 << 11

_RIGHTS: Final = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
"""First version of the interface: the access rights it knows."""

TCP_SINCE: Final = 4
SCOPES_SINCE: Final = 6
"""From this version on a process cannot signal, or reach by abstract socket, what is outside."""


def abi() -> int:
    """The version of the interface; 0 where the kernel has none or has it switched off."""
    try:
        return linux.syscall("landlock_create_ruleset", _CREATE, None, 0, _VERSION)
    except OSError:
        return 0


def restrict(read: Sequence[str], write: Sequence[str]) -> None:
    """Leave this process (and its children) ``read`` to read and run, ``write`` to change.

    Paths that do not exist are left out. Needs no_new_privileges.
    """
    version = abi()
    known = max(rights for since, rights in _RIGHTS.items() if since <= version)
    attributes = struct.pack(
        "QQQ",
        known,
        3 if version >= TCP_SINCE else 0,
        3 if version >= SCOPES_SINCE else 0,
    )
    size = 24 if version >= SCOPES_SINCE else 16 if version >= TCP_SINCE else 8
    ruleset = linux.syscall("landlock_create_ruleset", _CREATE, attributes, size, 0)
    try:
        for path in read:
            _allow(ruleset, path, _READING & known)
        for path in write:
            # Everything but making device nodes, which no student's program needs.
            _allow(ruleset, path, known & ~_DEVICE_NODES)
        linux.syscall("landlock_restrict_self", _RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(fd).st_mode):
            rights &= _OF_FILES
        rule = struct.pack("=Qi", rights, fd)
        linux.syscall("landlock_add_rule", _ADD, ruleset, _BENEATH, rule, 0)
    finally:
        os.close(fd)
