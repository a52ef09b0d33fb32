"""A confined child that is a Jupyter kernel, for clients that speak to kernels and not to us.

Its five sockets were made outside, in a folder that is not to be seen in here, and listen already:
there is no network and no shared file between the kernel and its client.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from course_pkg.grading.sandbox.codec import encode
from course_pkg.grading.sandbox.frames import send_frame

PORTS: Final = ("shell_port", "iopub_port", "stdin_port", "hb_port", "control_port")
"""In the order in which their sockets are handed over; the port of the first is 1."""


def serve(talk: socket.socket, connection: Mapping[str, Any], listening: Sequence[int]) -> None:
    """Be the kernel until the client shuts it down."""
    from course_pkg.grading.sandbox.child import redirect_descriptors

    redirect_descriptors()
    send_frame(talk, encode(["ready"]))
    from ipykernel.heartbeat import Heartbeat
    from ipykernel.kernelapp import IPKernelApp
    from zmq.constants import SocketOption

    by_port = dict(enumerate(listening, start=1))

    def bind(application: Any, channel: Any, port: int) -> int:
        channel.setsockopt(SocketOption.USE_FD, by_port[port])
        channel.bind(f"ipc://{connection['ip']}-{port}")
        return port

    # ipykernel has no other way to be given a socket.
    IPKernelApp._try_bind_socket = bind
    Heartbeat._try_bind_socket = lambda self: bind(self, self.socket, self.port)
    path = Path("kernel.json").absolute()
    path.write_text(json.dumps(dict(connection)), encoding="utf-8")
    application = IPKernelApp.instance()
    application.initialize(["-f", str(path)])
    application.start()
