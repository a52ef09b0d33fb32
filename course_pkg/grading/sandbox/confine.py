"""What a forked child does to itself before it looks at a student's code.

Order matters. The mounts need capabilities, the user namespace takes them away; the limit on
processes counts per user namespace, so it is set inside (outside, siblings would share one
budget); the filter forbids what the steps before it use, so it comes last. Every step that fails
raises, and a child that raises here never runs a cell.
"""

from __future__ import annotations

import os
import resource
import signal
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from course_pkg.grading.sandbox import landlock, linux, seccomp

HOME: Final = "/home/student"
TEMPORARY: Final = "/tmp"
SHARED: Final = "/dev/shm"

STUDENT: Final = 1000
"""The uid that a child sees in its own user namespace."""

_ETC: Final = (
    "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives", "localtime", "timezone",
    "fonts", "mime.types", "nsswitch.conf", "protocols", "services", "passwd", "group", "hosts",
)  # fmt: skip
ETC: Final = tuple(f"/etc/{name}" for name in _ETC)

_DEVICES: Final = ("null", "zero", "full", "random", "urandom")


def enter_namespaces(limits: Mapping[str, Any], keep: Sequence[str]) -> None:
    """Own mounts, network, IPC, names and user; ``keep`` stays visible under a covered folder.

    The caller is process 1 of a new process namespace and has every capability in the user
    namespace of the fork server.
    """
    linux.unshare(linux.NEWNS | linux.NEWNET | linux.NEWIPC | linux.NEWUTS | linux.NEWCGROUP)
    linux.mount("none", "/", flags=linux.MS_REC | linux.MS_PRIVATE)
    linux.loopback_up()
    linux.set_hostname("sandbox")
    held = [(path, os.open(path, os.O_PATH)) for path in keep]
    guarded = linux.MS_NOSUID | linux.MS_NODEV
    size = f"size={limits['disk']},nr_inodes={limits['files']}"
    linux.mount("tmpfs", HOME, "tmpfs", guarded, f"{size},mode=700")
    linux.mount("tmpfs", TEMPORARY, "tmpfs", guarded, f"{size},mode=1777")
    linux.mount("tmpfs", SHARED, "tmpfs", guarded, f"{size},mode=1777")
    for path, fd in held:
        # A tmpfs over /tmp would hide an environment that lives in /tmp.
        linux.make_mount_point(Path(path), fd)
        linux.mount(f"/proc/self/fd/{fd}", path, flags=linux.MS_BIND)
        os.close(fd)
    # Terminals of their own, or siblings could type into each other's.
    linux.mount("devpts", "/dev/pts", "devpts", linux.MS_NOSUID, "newinstance,ptmxmode=0666")
    linux.mount("proc", "/proc", "proc", guarded | linux.MS_NOEXEC)
    # bubblewrap's root is a tmpfs that all children share: read-only, or one submission could
    # leave files for the next.
    linux.remount_read_only("/")
    linux.remount_read_only("/dev")
    uid, gid = os.getuid(), os.getgid()
    linux.unshare(linux.NEWUSER)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{STUDENT} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{STUDENT} {gid} 1")


def set_limits(limits: Mapping[str, Any], processes_already: int) -> None:
    """The kernel's own limits; ``processes_already`` of this user count against the budget."""
    bounds = {
        resource.RLIMIT_AS: limits["address_space"],
        resource.RLIMIT_CPU: limits["cpu_seconds"],
        resource.RLIMIT_NPROC: processes_already + limits["processes"],
        resource.RLIMIT_FSIZE: limits["file_size"],
        resource.RLIMIT_NOFILE: limits["open_files"],
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 2**20,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_SIGPENDING: 1024,
    }
    for kind, bound in bounds.items():
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            bound = min(bound, hard)
        resource.setrlimit(kind, (bound, bound))


def only_files(readable: Sequence[str], writable: Sequence[str], bubblewrap: bool) -> None:
    """Landlock: what the namespaces would have hidden, named one by one."""
    if bubblewrap:
        # Nothing of the host is there, and no process but the sandbox's own.
        processes: tuple[str, ...] = ("/proc",)
        terminals: tuple[str, ...] = ("tty", "ptmx", "pts")
    else:
        names = ("self", "cpuinfo", "meminfo", "stat", "loadavg", "uptime", "version")
        processes = (*(f"/proc/{name}" for name in names), "/sys/devices/system/cpu")
        # The terminals of this machine are the instructor's.
        terminals = ()
    devices = tuple(f"/dev/{name}" for name in (*_DEVICES, *terminals))
    landlock.restrict([*readable, *ETC, *processes], [*writable, *devices])


def enter(
    plan: Mapping[str, Any], limits: Mapping[str, Any], processes_already: int, program: bytes
) -> str:
    """Confine this child as its rung does; where its own folder is.

    plan: the fork server's; program: the assembled filter. On rung 3 only the kernel's limits are
    set: that is no isolation, and whoever starts such a server has said that they know.
    """
    home = str(plan["home"])
    if plan["rung"] == 1:
        enter_namespaces(limits, plan["keep"])
    set_limits(limits, processes_already)
    if plan["rung"] == 3:
        return tempfile.mkdtemp(dir=home)
    if plan["rung"] == 2:
        linux.no_new_privileges()
        writable = [home, plan["temporary"], *([SHARED] if plan["bubblewrap"] else [])]
        only_files(plan["readable"], writable, plan["bubblewrap"])
        if not plan["signals_stay"]:
            program = seccomp.assemble(plan["bubblewrap"], signals_of=os.getpid())
    give_up_rights(program)
    verify()
    return home


def give_up_rights(program: bytes) -> None:
    """Drop capabilities, forbid new ones, install the filter, and look whether it all held."""
    linux.drop_capabilities()
    linux.no_new_privileges()
    seccomp.install(program)


def make_ordinary() -> None:
    """Undo what a server sets and a program does not expect to inherit."""
    linux.set_dumpable(True)
    # An ignored SIGCHLD is inherited and makes subprocess return codes lie.
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    os.umask(0o022)
    Path("/proc/self/oom_score_adj").write_text("1000")


def verify() -> None:
    """Raise unless the kernel itself says that this process is confined."""
    status = linux.status_of_self()
    held = [int(status[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")]
    if any(held) or status["NoNewPrivs"] != "1" or status["Seccomp"] != "2":
        raise OSError(f"rights were left: {held}, {status['NoNewPrivs']}, {status['Seccomp']}")
