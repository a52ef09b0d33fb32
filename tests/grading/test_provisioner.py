"""Standard clients run kernels in the sandbox; those see nothing of this machine."""

from __future__ import annotations

import asyncio
import os
import socket
import tempfile
import threading
import tomllib
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from signal import SIGINT
from typing import Any

import nbclient
import pytest
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning import KernelProvisionerFactory
from nbformat.v4 import new_code_cell, new_notebook

from course_pkg.errors import GradingError
from course_pkg.grading import provisioner
from course_pkg.grading.sandbox.limits import Isolation
from course_pkg.grading.sandbox.probe import probe

GROUP = "jupyter_client.kernel_provisioners"
NAME = "course-sandbox"


@pytest.fixture
def by_default(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the entry point in pyproject.toml names is what starts kernels."""
    root = Path(__file__).resolve().parents[2]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # An older editable install may not have it in its metadata yet.
    entry = EntryPoint(NAME, project["entry-points"][GROUP][NAME], GROUP)
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", NAME)
    KernelProvisionerFactory.clear_instance()
    monkeypatch.setitem(KernelProvisionerFactory.instance().provisioners, NAME, entry)
    yield
    KernelProvisionerFactory.clear_instance()


@pytest.fixture
def private() -> Iterator[Path]:
    """A file in this person's home folder."""
    with tempfile.NamedTemporaryFile(dir=Path.home(), prefix=".course-test-") as file:
        file.write(b"private")
        file.flush()
        yield Path(file.name)


@pytest.fixture
def namespaces() -> None:
    """There is no kernel in the sandbox on a lower rung of the ladder."""
    if probe().rung != 1:
        assert os.environ.get("COURSE_REQUIRE") != "1", probe().reasons
        pytest.skip("no namespaces here")


def said(cell: dict[str, Any]) -> str:
    return "".join(output.get("text", output.get("evalue", "")) for output in cell["outputs"])


@pytest.mark.slow
@pytest.mark.sandbox
def test_a_notebook_runs_in_the_sandbox_and_sees_neither_network_nor_home(
    namespaces: None, by_default: None, private: Path, tmp_path: Path
) -> None:
    folders: list[Path] = []
    stopped = threading.Event()

    def interrupt() -> None:
        while not stopped.wait(0.3):
            asyncio.run(client.km.provisioner.send_signal(SIGINT))

    def begins(cell: dict[str, Any], cell_index: int) -> None:
        folders.append(Path(client.km.ip).parent)
        if "sleep" in cell["source"]:
            threading.Thread(target=interrupt, daemon=True).start()

    def ended(cell: dict[str, Any], cell_index: int, execute_reply: dict[str, Any]) -> None:
        if "sleep" in cell["source"]:
            stopped.set()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port), 2):
            pass  # that it fails in the kernel is the sandbox's doing
        cells = [
            "import os, socket, time; print(6 * 7, os.getuid(), os.getcwd())",
            f"open({str(private)!r}).read()",
            f"socket.create_connection(('127.0.0.1', {port}), 2)",
            f"open({str(tmp_path / 'planted')!r}, 'w')",
            "open('own', 'w').close(); print(os.path.exists('own'), os.listdir('/home'))",
            "!echo $HOME",
            "time.sleep(200)",
            "print('on it goes')",
        ]
        notebook = new_notebook(cells=[new_code_cell(source) for source in cells])
        client = nbclient.NotebookClient(
            notebook,
            kernel_name="python3",
            timeout=60,
            allow_errors=True,
            on_cell_execute=begins,
            on_cell_executed=ended,
        )
        client.execute()
    done = notebook.cells
    assert said(done[0]).startswith("42 1000 /home/student")
    assert "No such file" in said(done[1]) or "Permission denied" in said(done[1])
    assert "refused" in said(done[2]).lower()
    assert done[3].outputs[0].ename in ("FileNotFoundError", "PermissionError", "OSError")
    assert said(done[4]) == "True ['student']\n"
    assert said(done[5]).strip() == "/home/student"
    assert done[6].outputs[0].ename == "KeyboardInterrupt"
    assert said(done[7]) == "on it goes\n"
    assert not folders[0].exists(), "the sockets go with the kernel"


@pytest.mark.slow
@pytest.mark.sandbox
def test_a_kernel_can_be_restarted_and_leaves_nothing(namespaces: None, by_default: None) -> None:
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel()
    client = manager.client()
    try:
        folder = Path(manager.ip).parent
        assert folder.stat().st_mode & 0o077 == 0, "nobody else may speak to the kernel"
        client.start_channels()
        client.wait_for_ready(60)
        manager.restart_kernel(now=True)
        client.wait_for_ready(60)
        assert manager.is_alive()
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        manager.context.destroy()
    assert not manager.is_alive()
    assert not folder.exists()


def test_without_namespaces_no_kernel_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    lower = Isolation(2, reasons=("bubblewrap is not installed",))
    monkeypatch.setattr(provisioner, "probe", lambda: lower)
    with pytest.raises(GradingError, match=r"namespaces of its own.*bubblewrap is not installed"):
        provisioner.SandboxProvisioner()._start()
