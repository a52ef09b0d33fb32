"""One Python process that runs cells: started afresh, interrupted, killed, never trusted."""

from __future__ import annotations

import os
import queue
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import KernelManager
from jupyter_core.utils import ensure_event_loop

from course_pkg.check.verdict import MIME
from course_pkg.errors import GradingError

START_SECONDS = 60.0
GRACE_SECONDS = 3.0
"""How long an interrupted cell may take to stop before its process is killed."""

MAX_OUTPUT = 1_000_000
"""Characters of output kept of one cell; what comes after them is read and dropped."""

SHOWN = ("text/plain", "image/png", "image/jpeg")
"""Mime types kept of students' outputs: nothing that a browser would run."""

State = Literal["ok", "error", "timeout", "died"]


@dataclass(slots=True)
class CellRun:
    """What one cell did; ``payload`` is the last verdict it displayed, whoever wrote it."""

    state: State = "ok"
    outputs: list[dict[str, Any]] = field(default_factory=list)
    payload: object = None
    error: str = ""
    error_text: str = ""
    cut: bool = False
    size: int = 0


class _OwnPython(KernelSpecManager):  # type: ignore[misc]
    """Whatever kernel a notebook asks for, it gets the Python that runs the grader."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(
            argv=[*argv, "--HistoryManager.enabled=False"],
            display_name=kernel_name,
            language="python",
        )


class Kernel:
    """A running kernel that has ``folder`` to itself: home, sockets, working directory.

    When ``alive`` has become False nothing more can be run in it; ``close`` it in any case.
    """

    def __init__(self, folder: Path, language: str) -> None:
        self._manager = KernelManager(
            kernel_spec_manager=_OwnPython(), kernel_name="python3", transport="ipc"
        )
        # Unix sockets in the private folder: no port is open while students' code runs.
        self._manager.connection_file = str(folder / "kernel.json")
        self._manager.ip = str(folder / "kernel")
        self.alive = True
        work = folder / "work"
        work.mkdir(exist_ok=True)
        self._manager.start_kernel(cwd=str(work), env=_environment(folder, language))
        self._client = self._manager.blocking_client()
        self._client.start_channels()
        try:
            self._client.wait_for_ready(timeout=START_SECONDS)
        except RuntimeError as error:
            self.close()
            raise GradingError(
                f"a kernel was expected to start within {START_SECONDS:g} s and did not; "
                f"check that `{sys.executable} -m ipykernel_launcher` runs"
            ) from error

    def run(self, source: str, seconds: float) -> CellRun:
        """Run one cell for at most ``seconds`` (and a grace to stop after an interrupt)."""
        done = CellRun()
        request = self._client.execute(source, allow_stdin=False, stop_on_error=False)
        deadline = time.monotonic() + seconds
        while True:
            left = deadline - time.monotonic()
            if left <= 0 and done.state == "timeout":
                self.alive = False
                return done
            if left <= 0:
                done.state = "timeout"
                self._manager.interrupt_kernel()
                deadline = time.monotonic() + GRACE_SECONDS
                continue
            try:
                message = self._client.get_iopub_msg(timeout=min(left, 0.5))
                if message["parent_header"].get("msg_id") != request:
                    continue
                if _take(done, message["msg_type"], message["content"]):
                    return done
            except queue.Empty:
                if not self._manager.is_alive():
                    self.alive = False
                    done.state = "died"
                    return done
            # The process holds the keys to its own channel and may write anything there.
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                self.alive = False
                done.state = "died"
                return done

    def close(self) -> None:
        """Kill the process and its process group, dead or alive, and remove the sockets."""
        self.alive = False
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)
        self._manager.cleanup_resources()
        # jupyter_client makes a loop for every thread that uses it and leaves it open.
        ensure_event_loop().close()


def _environment(folder: Path, language: str) -> dict[str, str]:
    """What a kernel sees: nothing of the grader's own environment but where Python is."""
    home = str(folder)
    path = os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"])
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {
        **kept,
        "PATH": path,
        "HOME": home,
        "TMPDIR": home,
        "IPYTHONDIR": home,
        "MPLCONFIGDIR": home,
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONNOUSERSITE": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "COURSE_LANG": language,
    }


def _take(done: CellRun, kind: str, content: dict[str, Any]) -> bool:
    """Add one message of the kernel to ``done``; whether it was the cell's last."""
    if kind == "status":
        return bool(content["execution_state"] == "idle")
    if kind == "clear_output":
        done.outputs.clear()
    elif kind == "stream":
        name = "stderr" if content["name"] == "stderr" else "stdout"
        _add_text(done, name, str(content["text"]))
    elif kind in ("display_data", "execute_result"):
        data = content["data"]
        if MIME in data:
            done.payload = data[MIME]
        shown = {mime: data[mime] for mime in SHOWN if isinstance(data.get(mime), str)}
        if shown and _fits(done, sum(map(len, shown.values()))):
            done.outputs.append({"output_type": "display_data", "data": shown, "metadata": {}})
    elif kind == "error":
        if done.state == "ok":
            done.state = "error"
        done.error, done.error_text = str(content["ename"]), str(content["evalue"])[:500]
    return False


def _add_text(done: CellRun, name: str, text: str) -> None:
    room = MAX_OUTPUT - done.size
    if len(text) > room:
        done.cut = True
        text = text[: max(room, 0)]
    if not text:
        return
    done.size += len(text)
    last = done.outputs[-1] if done.outputs else {}
    if last.get("name") == name:
        last["text"] += text
    else:
        done.outputs.append({"output_type": "stream", "name": name, "text": text})


def _fits(done: CellRun, size: int) -> bool:
    done.size += size
    done.cut = done.cut or done.size > MAX_OUTPUT
    return done.size <= MAX_OUTPUT
