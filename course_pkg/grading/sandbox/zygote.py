"""The trusted end: start the fork server, fork a child per submission, run its cells.

::

    isolation = probe()
    with Zygote(isolation, Limits()) as zygote, zygote.fork(seed=1) as child:
        result = child.run_cell("x = 1 + 1\\nx", timeout=30)
        result.status, result.outputs

Whatever a child says is bounded, decoded to plain values and believed only as far as being shown.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from course_pkg.errors import GradingError
from course_pkg.grading.sandbox import cgroup, landlock, launch, setup
from course_pkg.grading.sandbox.child_end import Child
from course_pkg.grading.sandbox.limits import Isolation, Limits

START_SECONDS = 120.0
"""How long the imports of the fork server may take on a slow, busy machine."""

FORK_SECONDS = 20.0
_END_SECONDS = 5.0


class Zygote:
    """A running fork server; everything it started ends with it, and it with this process."""

    def __init__(
        self,
        isolation: Isolation,
        limits: Limits | None = None,
        readable: Sequence[Path] = (),
        preload: bool = True,
        unsafe: bool = False,
    ) -> None:
        """``unsafe``: start without any isolation where there is none to be had."""
        if isolation.rung == 3 and not unsafe:
            raise GradingError(
                "a sandbox was expected and this machine has none: " + "; ".join(isolation.reasons)
            )
        self.isolation = isolation
        self.limits = limits or Limits()
        self._readable = [path.resolve() for path in readable]
        self._preload = preload
        self._children: list[Child] = []
        self._folder: str | None = None
        self._silent = False
        self._start()

    def _start(self) -> None:
        # First: where groups can be had, what is started from here on must not be in their way.
        cgroup.tree()
        # Root stays root only where the person has asked for no isolation at all.
        root = os.geteuid() == 0 and self.isolation.rung < 3
        uid = launch.spare_uid() if root else None
        if not self.isolation.bubblewrap:
            self._folder = _own_folder(uid)
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        parent = os.pidfd_open(os.getpid())
        plan: dict[str, object] = {
            "control": theirs.fileno(),
            "parent": parent,
            "preload": self._preload,
            # A process namespace keeps signals in; so does Landlock, if it is new enough.
            "signals_stay": self.isolation.rung == 1 or landlock.abi() >= landlock.SCOPES_SINCE,
        }
        self._said = tempfile.TemporaryFile()  # noqa: SIM115
        argv = setup.command(
            self.isolation, self.limits, self._readable, self._folder or "", uid, plan
        )
        try:
            self._process = subprocess.Popen(
                argv,
                stdin=subprocess.DEVNULL,
                stdout=self._said,
                stderr=self._said,
                pass_fds=(theirs.fileno(), parent),
                start_new_session=True,
                # The places that it makes for itself must be open to the user that it becomes.
                umask=0o022,
            )
        finally:
            theirs.close()
            os.close(parent)
        try:
            self._pidfd = self._ready()
        except BaseException:
            self.close()
            raise

    def _ready(self) -> int:
        self._control.settimeout(START_SECONDS)
        try:
            data, fds, _, _ = socket.recv_fds(self._control, 64, 1)
        except TimeoutError:
            data, fds = b"", []
        if data != b"ready" or len(fds) != 1:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_END_SECONDS)
            raise GradingError(f"the fork server did not start: {_last_words(self._said)}")
        return fds[0]

    @property
    def alive(self) -> bool:
        """Whether the server still runs and has answered when it was asked last."""
        return not self._silent and self._process.poll() is None

    def fork(
        self,
        seed: int = 0,
        kernel: Mapping[str, object] | None = None,
        listening: Sequence[int] = (),
        limits: Limits | None = None,
    ) -> Child:
        """A fresh, confined process; ``seed`` is where its random numbers start.

        limits: its own, in place of the server's. kernel: be a Jupyter kernel with this connection,
        on sockets that listen already.

        On rung 2 only one may live at a time: nothing there keeps two apart.
        """
        self._children = [child for child in self._children if not child.closed]
        if self.isolation.rung == 2 and any(child.alive for child in self._children):
            raise GradingError("on this rung of the sandbox one submission runs at a time")
        talk, their_talk = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        watch, their_watch = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        bounds = limits or self.limits
        plan = {"limits": bounds.to_json(), "seed": seed}
        request = json.dumps(plan if kernel is None else {**plan, "kernel": kernel}).encode()
        try:
            with their_talk, their_watch:
                fds = [their_talk.fileno(), their_watch.fileno(), *listening]
                socket.send_fds(self._control, [request], fds)
            watch.settimeout(FORK_SECONDS)
            data, fds, _, _ = socket.recv_fds(watch, 4096, 1)
        except OSError as error:
            # What it is wrapped in may run on although the server has ended, or is stuck for ever.
            self._silent = True
            talk.close()
            watch.close()
            raise GradingError("the fork server is gone; start a new one") from error
        if data != b"forked" or len(fds) != 1:
            # On rung 2 all use the same folders: what cannot be emptied once never can.
            self._silent = not data or self.isolation.rung == 2
            talk.close()
            watch.close()
            reason = data.decode(errors="replace") or _last_words(self._said)
            raise GradingError(f"a child was expected; {reason}")
        child = Child(talk, watch, fds[0], bounds, self._grouped(fds[0], bounds))
        self._children.append(child)
        try:
            child.wait_ready(time.monotonic() + FORK_SECONDS)
        except BaseException:
            # On rung 2 one that nobody ends would keep every later one from starting.
            child.close()
            raise
        return child

    def _grouped(self, pidfd: int, limits: Limits) -> cgroup.Group | None:
        """A group around a child that has not yet run anything of the student's."""
        tree = cgroup.tree()
        group = tree.group(limits) if tree else None
        if group is None:
            return None
        # As this process sees it: the child has another number inside.
        info = Path(f"/proc/self/fdinfo/{pidfd}").read_text(encoding="ascii")
        fields = dict(line.split(":", 1) for line in info.splitlines())
        try:
            group.add(int(fields["Pid"]))
        except OSError:
            group.remove()
            return None
        return group

    def close(self) -> None:
        """End the server and, with it, every child; nothing of them is left."""
        for child in self._children:
            child.close()
        self._control.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._kill()
        if hasattr(self, "_pidfd"):
            os.close(self._pidfd)
            del self._pidfd
        self._said.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _kill(self) -> None:
        """The server first: stopped or stuck, it would outlive what it is wrapped in."""
        if hasattr(self, "_pidfd"):
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
            with contextlib.suppress(subprocess.TimeoutExpired):
                # Without bubblewrap the keeper clears away what the server has left.
                self._process.wait(_END_SECONDS)
        self._process.kill()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _own_folder(uid: int | None) -> str:
    folder = Path(tempfile.mkdtemp(prefix="course-sandbox-"))
    for part in (folder, folder / "home", folder / "tmp"):
        part.mkdir(mode=0o700, exist_ok=True)
        if uid is not None:
            os.chown(part, uid, uid)
    return str(folder)


def _last_words(said: IO[bytes]) -> str:
    """The last line of what the server or the tools around it wrote."""
    said.seek(0)
    lines = said.read(100_000).decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"
