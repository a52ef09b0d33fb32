"""JupyterHub as the guide configures it, and people who log in there with name and password."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import requests
import websocket
from classroom import accounts
from classroom.accounts import Account

PROXY = "configurable-http-proxy"
PATIENCE = 180
_COLOURS = re.compile(r"\x1b(\[[\d;?]*[A-Za-z]|\][^\x07]*\x07)")


def proxy() -> Path:
    """The proxy of the hub; skips where there is none."""
    found = shutil.which(PROXY)
    if found is None:
        pytest.skip(f"the hub needs {PROXY} in the path: npm install -g {PROXY}@5")
    return Path(found)


@contextlib.contextmanager
def running(place: Path, people: Mapping[str, Account]) -> Iterator[str]:
    """The hub's address, with the guide's file but for names and ports."""
    path = accounts.put("jupyterhub_config.py", place / "hub", place)
    text = path.read_text(encoding="utf-8")
    students = {who.name for role, who in people.items() if role != "professor"}
    front, back, inner = _free_ports(3)
    for old, new in (
        ('{"professor"}', repr({people["professor"].name})),
        ('{"kim", "emma"}', repr(students)),
        ("127.0.0.1:8000", f"127.0.0.1:{front}"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    # Other ports than a hub of this machine may have.
    text += (
        f"\nc.JupyterHub.hub_port = {inner}\n"
        f'c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{back}"\n'
    )
    path.write_text(text, encoding="utf-8")
    tools = os.pathsep.join([str(place / "env" / "bin"), str(proxy().parent)])
    with (place / "hub" / "log").open("w", encoding="utf-8") as log:
        hub = subprocess.Popen(
            [place / "env" / "bin" / "jupyterhub", "-f", path],
            cwd=place / "hub",
            env={"PATH": f"{tools}:{os.environ['PATH']}", "LANG": "C.UTF-8", "HOME": "/root"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{front}"
            _until(lambda: hub.poll() is not None or _answers(f"{address}/hub/health"))
            assert hub.poll() is None, Path(log.name).read_text(encoding="utf-8")
            yield address
        finally:
            hub.terminate()
            try:
                hub.wait(60)
            except subprocess.TimeoutExpired:
                hub.kill()
                hub.wait()


class Visitor:
    """Somebody in the hub: logged in through the form, with a server of their own."""

    def __init__(self, address: str, who: Account) -> None:
        self.address, self.who = address, who
        self.session = login(address, who.name, who.password)
        self.home = f"{address}/user/{who.name}"
        made = self._hub("post", f"users/{who.name}/tokens", {"note": "a test"})
        self.head = {"Authorization": f"token {made['token']}"}
        # Everything from here on is the person's own server.
        self._hub("post", f"users/{who.name}/server")
        _until(lambda: self._hub("get", f"users/{who.name}")["servers"].get("", {}).get("ready"))

    def _hub(self, method: str, path: str, data: Any = None) -> Any:
        head = {"X-XSRFToken": _xsrf(self.session, "/hub/"), "Referer": f"{self.address}/hub/home"}
        found = self.session.request(
            method, f"{self.address}/hub/api/{path}", json=data, headers=head, timeout=PATIENCE
        )
        assert found.ok, f"{path}: {found.status_code} {found.text}"
        return found.json() if found.content else None

    def panel(self, path: str, **data: str) -> Any:
        """What the panel Assignment List asks this person's server, and its answer."""
        method = "post" if data else "get"
        found = requests.request(
            method, f"{self.home}/{path}", data=data, headers=self.head, timeout=PATIENCE
        )
        assert found.ok, f"{path}: {found.status_code} {found.text}"
        said = found.json()
        assert said["success"], said
        return said["value"]

    def status(self, path: str) -> int:
        """How a page of this person's server answers."""
        return requests.get(f"{self.home}/{path}", headers=self.head, timeout=PATIENCE).status_code

    def types(self, command: str, fails: bool = False) -> str:
        """What a terminal of the hub shows of a command that this person types."""
        name = requests.post(
            f"{self.home}/api/terminals", headers=self.head, timeout=PATIENCE
        ).json()["name"]
        end = secrets.token_hex(4)
        line = websocket.create_connection(
            f"ws{self.home.removeprefix('http')}/terminals/websocket/{name}",
            header=self.head,
            timeout=PATIENCE,
        )
        shown = ""
        try:
            line.send(json.dumps(["stdin", f"{command}; echo en''d {end} $?\r"]))
            while (done := re.search(rf"end {end} (\d+)", shown)) is None:
                kind, *parts = json.loads(line.recv())
                shown += "".join(parts) if kind == "stdout" else ""
        finally:
            line.close()
            requests.delete(
                f"{self.home}/api/terminals/{name}", headers=self.head, timeout=PATIENCE
            )
        assert (done[1] != "0") == fails, shown
        return _COLOURS.sub("", shown)

    def leave(self) -> None:
        """Stop the server."""
        self._hub("delete", f"users/{self.who.name}/server")


def login(address: str, name: str, password: str) -> requests.Session:
    """The session of somebody who fills in the form; an AssertionError if they do not get in."""
    session = requests.Session()
    session.get(f"{address}/hub/login", timeout=PATIENCE)
    data = {"username": name, "password": password, "_xsrf": _xsrf(session, "/hub/")}
    session.post(f"{address}/hub/login", data=data, allow_redirects=False, timeout=PATIENCE)
    assert any(each.name == "jupyterhub-session-id" for each in session.cookies), name
    return session


def _xsrf(session: requests.Session, path: str) -> str:
    [found] = [each.value for each in session.cookies if each.name == "_xsrf" and each.path == path]
    return found or ""


def _answers(address: str) -> bool:
    try:
        return requests.get(address, timeout=5).ok
    except requests.RequestException:
        return False


def _until(done: Any) -> None:
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.3)


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        made = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in made:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in made]
