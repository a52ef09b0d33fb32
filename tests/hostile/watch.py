"""What submissions leave behind or reach: files, processes, mounts, ports that were contacted."""

from __future__ import annotations

import hashlib
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import course_pkg

PLACES = ("/tmp", "/dev/shm", "/var/tmp", "/run", "/mnt", "/", "~", "/etc", "/home")


@dataclass
class Ears:
    """Sockets that nobody should reach."""

    port: int
    sockets: list[socket.socket] = field(default_factory=list)

    def contacts(self) -> int:
        """How many were."""
        heard = 0
        for each in self.sockets:
            try:
                each.accept() if each.type == socket.SOCK_STREAM else each.recv(9)
                heard += 1
            except BlockingIOError:
                pass
        return heard


@contextmanager
def listening(token: str) -> Iterator[Ears]:
    """A TCP and a UDP port of the machine, and an abstract socket."""
    with ExitStack() as stack:
        tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        udp.bind(tcp.getsockname())
        abstract = stack.enter_context(socket.socket(socket.AF_UNIX))
        abstract.bind(f"\0{token}")
        abstract.listen()
        ears = Ears(tcp.getsockname()[1], [tcp, udp, abstract])
        for each in ears.sockets:
            each.setblocking(False)
        yield ears


def planted(token: str, course: Path) -> list[str]:
    """Files that submissions made outside of their own folders."""
    here = [Path(place).expanduser() for place in PLACES]
    package = Path(course_pkg.__file__).parent
    found = [each for top in {*here, package, package.parent} for each in _named(top, token)]
    found += [each for each in course.rglob("*") if token in each.name]
    return sorted({str(each) for each in found})


def _named(top: Path, token: str) -> list[Path]:
    try:
        return [each for each in top.iterdir() if token in each.name]
    except OSError:
        return []


def processes(token: str) -> list[str]:
    """Processes of submissions that live on."""
    found = []
    for each in Path("/proc").iterdir():
        if each.name.isdigit() and int(each.name) != os.getpid():
            try:
                words = (each / "cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if words.startswith(token):
                found.append(f"process {each.name}: {words}")
    return found


def queues() -> list[str]:
    """System V shared memory, queues and semaphores of the machine with the attack's key."""
    key = str(0x7731)
    found = []
    for kind in ("shm", "msg", "sem"):
        lines = Path("/proc/sysvipc", kind).read_text(encoding="ascii").splitlines()[1:]
        found += [f"{kind} {line}" for line in lines if line.split()[0] == key]
    return found


def mounts() -> set[str]:
    """What is mounted where, as this process sees it."""
    lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
    return {" ".join(line.split()[3:6:1]) for line in lines}


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below with a digest of what it holds or points to."""
    return {
        str(each.relative_to(folder)): str(each.readlink())
        if each.is_symlink()
        else hashlib.sha256(each.read_bytes()).hexdigest()
        for each in sorted(folder.rglob("*"))
        if each.is_symlink() or each.is_file()
    }
