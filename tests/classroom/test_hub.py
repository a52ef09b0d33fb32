"""The guide to JupyterHub: its files fit each other, the class folder and what they configure."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from traitlets.config import Config

from course_pkg.classroom.settings import configure

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "book" / "_static" / "jupyterhub"
HUB, EVERYBODY, INSTRUCTOR = (
    "jupyterhub_config.py",
    "nbgrader_config.py",
    "instructor_nbgrader_config.py",
)


def loaded(name: str) -> tuple[Config, dict[str, object]]:
    """The settings of a file and its names, read as Jupyter reads it."""
    c = Config()
    names: dict[str, object] = {"get_config": lambda: c}
    exec(compile((FILES / name).read_text(encoding="utf-8"), name, "exec"), names)
    return c, names


def test_only_those_named_get_in_and_only_from_this_machine() -> None:
    c, names = loaded(HUB)
    assert c.Authenticator.allowed_users == {"kim", "emma", "professor"}
    assert names["INSTRUCTORS"] == {"professor"}
    assert c.JupyterHub.bind_url.startswith("http://127.0.0.1:")
    assert c.JupyterHub.authenticator_class == "pam"
    assert "allow_all" not in c.Authenticator


def test_everything_lies_in_one_place() -> None:
    c, names = loaded(HUB)
    home = Path(str(names["HOME"]))
    assert Path(c.Spawner.cmd[0]) == home / "env" / "bin" / "jupyterhub-singleuser"
    assert c.Spawner.environment["PATH"].split(":")[0] == str(home / "env" / "bin")
    for path in (c.JupyterHub.cookie_secret_file, c.ConfigurableHTTPProxy.pid_file):
        assert Path(path).parent == home / "hub"
    assert loaded(EVERYBODY)[0].Exchange.root == str(home / "exchange")


@pytest.mark.parametrize(("name", "off"), [("kim", True), ("professor", False)])
def test_formgrader_is_for_instructors(name: str, off: bool) -> None:
    c, _ = loaded(HUB)
    spawner = SimpleNamespace(user=SimpleNamespace(name=name), args=c.Spawner.args)
    for _ in range(2):
        c.Spawner.pre_spawn_hook(spawner)
    shell, *rest = spawner.args
    assert "shell_command" in shell
    assert ["formgrader': False" in each for each in rest] == [True] * off


def test_the_exchange_knows_the_course_by_the_class_folder_s_name(tmp_path: Path) -> None:
    of_class = Config()
    configure(of_class, tmp_path)
    course = loaded(EVERYBODY)[0].CourseDirectory.course_id
    assert course == of_class.CourseDirectory.course_id
    for lang in ("ko", "en"):
        text = (ROOT / "book" / lang / "jupyterhub.md").read_text(encoding="utf-8")
        assert f"/srv/course/exchange/{course}/inbound" in text
    assert loaded(INSTRUCTOR)[0].CourseDirectory.root == str(Path.home() / "ml-2026")


def test_both_editions_show_the_files_and_the_same_commands() -> None:
    pages = [(ROOT / "book" / lang / "jupyterhub.md").read_text("utf-8") for lang in ("ko", "en")]
    shown = [re.findall(r"```\{literalinclude\} (\S+)", page) for page in pages]
    assert shown[0] == shown[1]
    assert {(ROOT / "book" / "ko" / path).resolve() for path in shown[0]} == set(FILES.iterdir())
    blocks = [
        re.findall(r"```bash\n(.*?)```", page.replace("lang ko", "lang en"), re.S) for page in pages
    ]
    assert blocks[0] == blocks[1]


def test_jupyterhub_knows_every_setting() -> None:
    places = {
        "JupyterHub": "jupyterhub.app",
        "Authenticator": "jupyterhub.auth",
        "Spawner": "jupyterhub.spawner",
        "ConfigurableHTTPProxy": "jupyterhub.proxy",
    }
    for section, values in loaded(HUB)[0].items():
        known = getattr(importlib.import_module(places[section]), section).class_trait_names(
            config=True
        )
        assert set(values) <= set(known), section
