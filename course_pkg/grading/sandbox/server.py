"""The fork server: everything imported once, one thread, a fork for every submission.

It runs inside the sandbox, never runs a student's code itself and never reads what is meant for a
child. It ends when its control socket closes or when the process that started it ends (seen
through a pidfd: a parent-death signal would follow the starting *thread*), and with it, by way of
the process namespace, ends every child.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import random
import resource
import select
import signal
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_pkg.grading.sandbox import confine, files, keeping, linux, processes, seccomp

_MAX_REQUEST = 65_536
_MAX_SOCKETS = 2 + 5  # two to talk, five that a Jupyter kernel listens on


_WATCH_SECONDS = 0.1


@dataclass
class _Watched:
    """A child that was forked; ``watch`` is the socket on which its end is told."""

    pid: int
    pidfd: int
    watch: socket.socket
    limits: Mapping[str, Any]
    reason: str = ""


class Server:
    """State of the loop; ``plan`` is the JSON of the command line."""

    def __init__(self, plan: Mapping[str, Any], keeper: int | None = None) -> None:
        self.plan = plan
        self.rung: int = plan["rung"]
        self.control = socket.socket(fileno=plan["control"])
        # Processes without which there is nobody to serve, as pidfds.
        self.masters = [plan["parent"], *([] if keeper is None else [keeper])]
        self.children: dict[int, _Watched] = {}
        self.own_pids = os.open("/proc/self/ns/pid", os.O_RDONLY)
        self.weighed = 0.0
        self.shell: Any = None
        # Assembled once: compiling a filter in every child would cost more than its namespaces.
        self.filter = b""
        if self.rung < 3:
            self.filter = seccomp.assemble(sockets=self.rung == 1 or plan["bubblewrap"])

    def prepare(self) -> None:
        """Import what notebooks import; refuse to serve with more than one thread."""
        if self.plan["bubblewrap"]:
            _write_accounts()
        for folder in (self.plan["home"], self.plan["temporary"]):
            Path(folder).mkdir(parents=True, exist_ok=True)
        if self.plan["preload"]:
            from course_pkg.grading.sandbox import preload

            self.shell = preload.everything()
        # A fork copies one thread: torch that had several would wait for the others for ever.
        threads = len(list(Path("/proc/self/task").iterdir()))
        if threads != 1:
            raise RuntimeError(f"the fork server must have one thread and has {threads}")
        if self.rung == 2:
            # Children share the server's uid and, in bubblewrap, see its /proc.
            linux.set_dumpable(False)
        gc.collect()
        gc.freeze()

    def serve(self) -> None:
        """Fork on request, tell of ends, until nobody is there to ask."""
        pidfd = os.pidfd_open(os.getpid())
        socket.send_fds(self.control, [b"ready"], [pidfd])
        os.close(pidfd)
        poll = select.poll()
        poll.register(self.control, select.POLLIN)
        for master in self.masters:
            poll.register(master, select.POLLIN)
        while True:
            for fd, _ in poll.poll(_WATCH_SECONDS * 1000 if self.children else None):
                if fd in self.masters:
                    return
                if fd == self.control.fileno():
                    data, fds, _, _ = socket.recv_fds(self.control, _MAX_REQUEST, _MAX_SOCKETS)
                    if not data:
                        return
                    if self.rung == 2:
                        self._end_all(poll)
                    child = self._fork(json.loads(data), *fds)
                    if child:
                        poll.register(child.pidfd, select.POLLIN)
                        self.children[child.pidfd] = child
                elif fd in self.children:
                    poll.unregister(fd)
                    self._bury(self.children.pop(fd))
            self._weigh()

    def _end_all(self, poll: select.poll) -> None:
        """Rung 2: who asks for the next child is done with the last, dead or not.

        Its death may not have been looked at yet; seen later, it would end the next one with it.
        """
        for fd, child in self.children.items():
            signal.pidfd_send_signal(fd, signal.SIGKILL)
            poll.unregister(fd)
            self._bury(child)
        self.children.clear()

    def _weigh(self) -> None:
        """Kill a child whose processes together use more memory than they may.

        No limit of a single process does this; /proc in here is short, so looking is cheap.
        """
        now = time.monotonic()
        if not self.children or now < self.weighed + _WATCH_SECONDS:
            return
        self.weighed = now
        tree = processes.parents()
        for child in self.children.values():
            family = [child.pid, *processes.descendants(child.pid, tree)]
            most = child.limits["memory"]
            if processes.memory(family, most) > most:
                child.reason = "memory"
            elif not self.plan["bubblewrap"] and self._overfull(child.limits):
                child.reason = "disk"
            if child.reason:
                signal.pidfd_send_signal(child.pidfd, signal.SIGKILL)

    def _overfull(self, limits: Mapping[str, Any]) -> bool:
        """Without a file system of its own a child's files have to be counted."""
        folders = [self.plan["home"], self.plan["temporary"]]
        size, count = files.usage(folders, limits["files"])
        return bool(size > limits["disk"] or count > limits["files"])

    def _fork(
        self, request: Mapping[str, Any], talk_fd: int, watch_fd: int, *listening: int
    ) -> _Watched | None:
        talk, watch = socket.socket(fileno=talk_fd), socket.socket(fileno=watch_fd)
        try:
            already = 0
            if self.rung == 1:
                linux.unshare(linux.NEWPID)
            else:
                if self.rung == 2:
                    self._wipe()
                already = processes.tasks_of(os.getuid())
            try:
                pid = os.fork()
                if pid == 0:
                    self._child(request, talk, already, listening)
            finally:
                if self.rung == 1:
                    linux.setns(self.own_pids, linux.NEWPID)
            pidfd = os.pidfd_open(pid)
            with contextlib.suppress(OSError):
                socket.send_fds(watch, [b"forked"], [pidfd])
        except OSError as error:
            with contextlib.suppress(OSError):
                watch.send(f"no child could be forked: {error}".encode())
            watch.close()
            return None
        finally:
            talk.close()
            for fd in listening:
                os.close(fd)
        return _Watched(pid, pidfd, watch, request["limits"])

    def _child(
        self,
        request: Mapping[str, Any],
        talk: socket.socket,
        already: int,
        listening: Sequence[int],
    ) -> None:
        """Confine this process, then serve one submission; never returns."""
        # Now: in a covered folder it could not be imported any more to say what went wrong.
        from course_pkg.grading.sandbox import child, kernel

        code = 70
        try:
            last = 2
            for keep in sorted([talk.fileno(), *listening]):
                os.closerange(last + 1, keep)
                last = keep
            os.closerange(last + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
            os.setsid()
            confine.make_ordinary()
            os.chdir(confine.enter(self.plan, request["limits"], already, self.filter))
            linux.die_with_parent_thread(signal.SIGKILL)
            reseed(request["seed"])
            if "kernel" in request:
                kernel.serve(talk, request["kernel"], listening)
            else:
                child.serve(talk, self.shell)
            code = 0
        except BaseException as error:
            child.refuse(talk, f"{type(error).__name__}: {error}")
        finally:
            os._exit(code)

    def _bury(self, child: _Watched) -> None:
        """Tell how a child ended; on rung 2 end also what it left behind."""
        _, status, usage = os.wait4(child.pid, 0)
        if self.rung == 2:
            self._wipe()
        if self.rung == 3:
            with contextlib.suppress(OSError):
                os.killpg(child.pid, signal.SIGKILL)
        end = {
            "status": status,
            "cpu": usage.ru_utime + usage.ru_stime,
            "reason": child.reason,
        }
        with contextlib.suppress(OSError):
            child.watch.send(json.dumps(end).encode())
        child.watch.close()
        os.close(child.pidfd)

    def _wipe(self) -> None:
        """Rung 2: no process and no file of the last submission is there for the next."""
        processes.end_descendants(os.getpid())
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        folders = [self.plan["home"], self.plan["temporary"]]
        if self.plan["bubblewrap"]:
            folders.append(confine.SHARED)
        for folder in folders:
            files.empty(folder, self.plan["keep"])


def reseed(seed: int) -> None:
    """Give a fork its own random numbers: NumPy's and torch's would be every other fork's too."""
    random.seed(seed)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(seed % 2**32)
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(seed)


def _write_accounts() -> None:
    student = confine.STUDENT
    Path("/etc/passwd").write_text(
        f"student:x:{student}:{student}::{confine.HOME}:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n"
    )
    Path("/etc/group").write_text(f"student:x:{student}:\nnogroup:x:65534:\n")
    Path("/etc/hosts").write_text("127.0.0.1 localhost sandbox\n::1 localhost\n")


def main() -> None:
    """Prepare and serve; say on stderr why not."""
    plan = json.loads(sys.argv[1])
    plain = not plan["bubblewrap"]
    keeper = keeping.keeper(Path(plan["home"]).parent) if plain else None
    server = Server(plan, keeper)
    try:
        server.prepare()
        server.serve()
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {error}")
    finally:
        if plain:
            keeping.leave_nothing(Path(plan["home"]).parent)


if __name__ == "__main__":
    main()
