"""A filter of system calls: a small BPF program, assembled once, installed in every child.

Student code on a CPU needs files, memory, processes and its own sockets. Everything else that the
kernel offers is attack surface: the filter answers EPERM. A network namespace does not stop
AF_VSOCK, so socket families are a list of what may be. ``clone3`` hides its flags behind a pointer
that a filter cannot follow; ENOSYS makes the C library use ``clone``, whose flags it can read.
"""

from __future__ import annotations

import ctypes
import errno
import struct
from collections.abc import Mapping
from typing import Final

from course_pkg.grading.sandbox import linux

# name: (x86_64, aarch64); None where the machine does not have the call.
_CALLS: Final[Mapping[str, tuple[int | None, int | None]]] = {
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "process_madvise": (440, 440), "process_mrelease": (448, 448), "kcmp": (312, 272),
    "pidfd_getfd": (438, 438), "bpf": (321, 280), "perf_event_open": (298, 241),
    "userfaultfd": (323, 282), "seccomp": (317, 277),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51),
    "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430),
    "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433),
    "mount_setattr": (442, 442), "open_tree_attr": (467, 467), "statmount": (457, 457),
    "listmount": (458, 458), "unshare": (272, 97), "setns": (308, 268),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "io_setup": (206, 0), "io_submit": (209, 2),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "open_by_handle_at": (304, 265), "name_to_handle_at": (303, 264),
    "fanotify_init": (300, 262), "fanotify_mark": (301, 263), "quotactl": (179, 60),
    "quotactl_fd": (443, 443), "acct": (163, 89), "swapon": (167, 224), "swapoff": (168, 225),
    "reboot": (169, 142), "kexec_load": (246, 104), "kexec_file_load": (320, 294),
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "syslog": (103, 116), "sethostname": (170, 161), "setdomainname": (171, 162),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "adjtimex": (159, 171),
    "clock_adjtime": (305, 266), "personality": (135, 92), "vhangup": (153, 58),
    "iopl": (172, None), "ioperm": (173, None), "modify_ldt": (154, None),
    "uselib": (134, None), "ustat": (136, None), "sysfs": (139, None), "_sysctl": (156, None),
    "lookup_dcookie": (212, 18), "nfsservctl": (180, 42), "migrate_pages": (256, 238),
    "move_pages": (279, 239), "mlockall": (151, 230),
    # Memory that no limit of a process and no sized tmpfs would count.
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194),
    "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180),
}  # fmt: skip

_CLONE: Final = (56, 220)
_CLONE3: Final = (435, 435)
_SOCKET: Final = (41, 198)
_SOCKETPAIR: Final = (53, 199)
_FCNTL: Final = (72, 25)
_IOCTL: Final = (16, 29)
_KILLS: Final = ((62, 129), (200, 130), (424, 424), (129, 138), (297, 240))
_TGKILL: Final = (234, 131)

_NAMESPACES: Final = 0x7E020080
"""Every CLONE_NEW* flag, the time namespace included."""

_FAMILIES: Final = (1, 2, 10)
"""AF_UNIX, AF_INET, AF_INET6; AF_NETLINK is let through for protocol 0 (routes) alone."""

_NETLINK: Final = 16
_SOCK_RAW: Final = 3
_RARE_PROTOCOL: Final = 18
"""TCP is 6 and UDP 17; what comes later (SCTP, DCCP, ...) would load modules of the kernel."""

_F_SET_OWNER: Final = (8, 10, 15)
"""F_SETOWN, F_SETSIG, F_SETOWN_EX: signals to others by way of a file."""

_TERMINAL_INJECTION: Final = (0x5412, 0x541C)
"""TIOCSTI and TIOCLINUX type into somebody else's terminal."""

_ARCHITECTURES: Final = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_LOAD, _EQUAL, _ABOVE, _SET, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_KILL, _ERRNO, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
_X32: Final = 0x40000000

_FORBIDDEN: Final = _ERRNO | errno.EPERM
_MISSING: Final = _ERRNO | errno.ENOSYS


class _Program:
    """BPF instructions; jumps are written by the instruction they skip to."""

    def __init__(self) -> None:
        self.code: list[bytes] = []

    def add(self, operation: int, value: int, yes: int = 0, no: int = 0) -> None:
        self.code.append(struct.pack("<HBBI", operation, yes, no, value))

    def argument(self, index: int) -> None:
        """Load the low half of a system call's argument: flags and small integers fit in it."""
        self.add(_LOAD, 16 + 8 * index)

    def answer_if(self, operation: int, value: int, answer: int) -> None:
        self.add(operation, value, 0, 1)
        self.add(_RETURN, answer)

    def call(self, number: int, body: list[tuple[int, ...]]) -> None:
        """``body`` is run for this system call alone; it ends in an answer of its own."""
        self.add(_EQUAL, number, 0, len(body))
        for instruction in body:
            self.add(*instruction)


def supported() -> bool:
    """Whether the tables above know this machine."""
    return linux.MACHINE in _ARCHITECTURES


def assemble(sockets: bool = True, signals_of: int | None = None) -> bytes:
    """The program: ``sockets`` False forbids all of them but pairs; ``signals_of`` is the only
    process that may be signalled (where nothing else of the sandbox keeps signals in)."""
    column, architecture = _ARCHITECTURES[linux.MACHINE]
    program = _Program()
    program.add(_LOAD, 4)
    program.add(_EQUAL, architecture, 1, 0)
    program.add(_RETURN, _KILL)
    program.add(_LOAD, 0)
    if linux.MACHINE == "x86_64":
        program.answer_if(_ABOVE, _X32, _KILL)
    for numbers in _CALLS.values():
        number = numbers[column]
        if number is not None:
            program.answer_if(_EQUAL, number, _FORBIDDEN)
    program.answer_if(_EQUAL, _CLONE3[column], _MISSING)
    # mutable: the accumulator holds an argument inside a body, so every body answers at its end.
    program.call(
        _CLONE[column],
        [(_LOAD, 16), (_SET, _NAMESPACES, 0, 1), (_RETURN, _FORBIDDEN), (_RETURN, _ALLOW)],
    )
    program.call(_SOCKET[column], _socket_rules() if sockets else [(_RETURN, _FORBIDDEN)])
    program.call(
        _SOCKETPAIR[column],
        [(_LOAD, 16), (_EQUAL, 1, 1, 0), (_RETURN, _FORBIDDEN), (_RETURN, _ALLOW)],
    )
    program.call(_FCNTL[column], _none_of(_F_SET_OWNER))
    program.call(_IOCTL[column], _none_of(_TERMINAL_INJECTION))
    if signals_of is not None:
        for kill in _KILLS:
            program.answer_if(_EQUAL, kill[column], _FORBIDDEN)
        program.call(
            _TGKILL[column],
            [(_LOAD, 16), (_EQUAL, signals_of, 1, 0), (_RETURN, _FORBIDDEN), (_RETURN, _ALLOW)],
        )
    program.add(_RETURN, _ALLOW)
    return b"".join(program.code)


def _none_of(values: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The second argument may be anything but ``values``."""
    tests = [(_EQUAL, value, len(values) - index, 0) for index, value in enumerate(values)]
    return [(_LOAD, 24), *tests, (_RETURN, _ALLOW), (_RETURN, _FORBIDDEN)]


def _socket_rules() -> list[tuple[int, ...]]:
    """Known families, no raw packets, no rare protocols; of netlink only routes (protocol 0)."""
    unix, inet, inet6 = _FAMILIES
    return [
        (_LOAD, 16),
        (_EQUAL, unix, 5, 0),
        (_EQUAL, inet, 4, 0),
        (_EQUAL, inet6, 3, 0),
        (_EQUAL, _NETLINK, 0, 8),
        (_LOAD, 32),
        (_EQUAL, 0, 5, 6),
        (_LOAD, 24),
        (_AND, 0xF),
        (_EQUAL, _SOCK_RAW, 3, 0),
        (_LOAD, 32),
        (_ABOVE, _RARE_PROTOCOL, 1, 0),
        (_RETURN, _ALLOW),
        (_RETURN, _FORBIDDEN),
    ]


def install(program: bytes) -> None:
    """Put this process and all its future children behind the filter; needs no_new_privileges."""
    code = ctypes.create_string_buffer(program, len(program))
    linux.set_filter(struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code)))
