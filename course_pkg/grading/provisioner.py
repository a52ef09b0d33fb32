"""Kernels in the sandbox for JupyterLab, nbclient and whatever else starts Jupyter kernels.

    JUPYTER_DEFAULT_PROVISIONER_NAME=course-sandbox jupyter lab

or, for one kernel, ``metadata.kernel_provisioner.provisioner_name`` in its kernelspec. The kernel
sees Python, this package and an empty home folder that is gone with it.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import socket
import tempfile
from pathlib import Path
from signal import SIGINT, SIGKILL, SIGTERM
from typing import Any, Final

from jupyter_client.provisioning import KernelProvisionerBase

from course_pkg.errors import GradingError
from course_pkg.grading.sandbox.child_end import Child
from course_pkg.grading.sandbox.kernel import PORTS
from course_pkg.grading.sandbox.limits import Limits
from course_pkg.grading.sandbox.probe import probe
from course_pkg.grading.sandbox.zygote import Zygote

_POLL_SECONDS: Final = 0.05
_KILLED: Final = -9

LIMITS: Final = Limits(cpu_seconds=86_400)
"""As in grading, but for processor time: a person may work in such a kernel for a day."""


class SandboxProvisioner(KernelProvisionerBase):  # type: ignore[misc]
    """Starts a kernel in a fork server of its own; both end together, at the latest with Jupyter.

    Only where every submission can have namespaces of its own: GradingError elsewhere.
    """

    _folder: Path | None = None
    _zygote: Zygote | None = None
    _child: Child | None = None

    @property
    def has_process(self) -> bool:
        """Whether a kernel was started and not yet cleaned up."""
        return self._child is not None

    async def poll(self) -> int | None:
        """None while the kernel runs."""
        return _KILLED if self._child is None or self._child.ended() else None

    async def wait(self) -> int | None:
        """Return when the kernel has ended."""
        while (code := await self.poll()) is None:
            await asyncio.sleep(_POLL_SECONDS)
        await asyncio.to_thread(self._end)
        return code

    async def send_signal(self, signum: int) -> None:
        """An interrupt reaches the kernel; what would end it does."""
        if self._child is not None and signum == SIGINT:
            self._child.interrupt()
        elif signum in (SIGKILL, SIGTERM):
            await asyncio.to_thread(self._end)

    async def kill(self, restart: bool = False) -> None:
        """End the kernel."""
        await asyncio.to_thread(self._end)

    async def terminate(self, restart: bool = False) -> None:
        """End the kernel: nothing in it needs a goodbye."""
        await asyncio.to_thread(self._end)

    async def cleanup(self, restart: bool = False) -> None:
        """Remove the sockets, unless a new kernel will listen at the same place."""
        await asyncio.to_thread(self._end)
        if self._folder is not None and not restart:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the manager where the sockets will be."""
        kwargs.pop("transport_encryption", None)
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="course-kernel-"))
        manager = self.parent
        manager.transport, manager.ip = "ipc", str(self._folder / "kernel")
        for port, name in enumerate(PORTS, start=1):
            setattr(manager, name, port)
        manager.write_connection_file()
        self.connection_info = manager.get_connection_info()
        return dict(await super().pre_launch(cmd=[], **kwargs))

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start the kernel; ``cmd`` and the environment of the kernelspec are not asked."""
        await asyncio.to_thread(self._start)
        return self.connection_info

    def _start(self) -> None:
        isolation = probe()
        if isolation.rung != 1:
            raise GradingError(
                "a kernel in the sandbox needs namespaces of its own, and this machine has none: "
                + "; ".join(isolation.reasons)
            )
        info = {**self.connection_info, "key": self.parent.session.key.decode()}
        with contextlib.ExitStack() as stack:
            listening = []
            for name in PORTS:
                place = Path(f"{info['ip']}-{info[name]}")
                place.unlink(missing_ok=True)
                channel = stack.enter_context(socket.socket(socket.AF_UNIX))
                channel.bind(str(place))
                channel.listen(100)
                listening.append(channel.fileno())
            self._zygote = Zygote(isolation, LIMITS, preload=False)
            try:
                self._child = self._zygote.fork(kernel=info, listening=listening)
            except BaseException:
                self._end()
                raise

    def _end(self) -> None:
        if self._zygote is not None:
            self._zygote.close()
        self._zygote = self._child = None
