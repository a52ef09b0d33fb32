"""Groups of cgroup v2: with a stand-in for the kernel's tree, and with the kernel's where it is."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sandbox.kernel import OWN, Kernel

from course_pkg.grading.sandbox import cgroup, ending
from course_pkg.grading.sandbox.cgroup import Group, NotDelegated, Tree
from course_pkg.grading.sandbox.limits import MIB, Limits
from course_pkg.grading.sandbox.probe import probe
from course_pkg.grading.sandbox.zygote import Zygote

LIMITS = Limits(memory=300 * MIB, processes=20)


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kernel:
    return Kernel(tmp_path / "given", monkeypatch)


@pytest.fixture
def system(tmp_path: Path, kernel: Kernel) -> Callable[..., Path]:
    """/proc/self of a process in a group of the tree mounted at the top's parent."""

    def make(path: str = "/slice/given", top: str = "/slice", kind: str = "cgroup2") -> Path:
        folder = tmp_path / "self"
        kernel._mkdir(folder, exist_ok=True)
        (folder / "cgroup").write_text(f"3:cpu:/elsewhere\n0::{path}\n")
        mounted = f"25 1 0:5 / /proc rw - proc proc rw\n26 1 0:9 {top} {tmp_path} rw - {kind} x rw"
        (folder / "mountinfo").write_text(mounted)
        return folder

    return make


def test_every_submission_gets_a_group_with_limits_that_is_gone_in_the_end(kernel: Kernel) -> None:
    tree = Tree(kernel.top)
    assert kernel.groups() == [f"course-{OWN}-own"]
    assert kernel.processes(kernel.top) == []
    one, two = tree.group(LIMITS), tree.group(LIMITS)
    assert one is not None
    assert two is not None
    assert len(kernel.groups()) == 3
    limits = {name: (one.folder / name).read_text() for name in ("memory.max", "pids.max")}
    assert limits == {"memory.max": str(300 * MIB), "pids.max": "20"}
    assert (one.folder / "memory.swap.max").read_text() == "0"
    assert (one.folder / "memory.oom.group").read_text() == "1"
    one.add(4711)
    assert kernel.processes(one.folder) == ["4711"]
    assert not one.out_of_memory()
    (one.folder / "memory.events").write_text("low 0\nmax 12\noom 1\noom_kill 3\n")
    assert one.out_of_memory()
    for group in (one, two):
        group.remove()
        group.remove()
        assert not group.out_of_memory()
    tree.give_back()
    assert kernel.groups() == []
    assert kernel.processes(kernel.top) == [OWN]


def test_a_group_that_already_serves_others_is_used_as_it_is(kernel: Kernel) -> None:
    (kernel.top / "cgroup.subtree_control").write_text("cpu memory pids")
    tree = Tree(kernel.top)
    assert kernel.groups() == []
    group = tree.group(LIMITS)
    assert group is not None
    group.remove()
    tree.give_back()
    assert (kernel.top / "cgroup.subtree_control").read_text() == "cpu memory pids"


def test_where_another_process_is_nothing_is_changed(kernel: Kernel) -> None:
    kernel.write(kernel.top / "cgroup.procs", "4711")
    with pytest.raises(NotDelegated, match="another process may be in it"):
        Tree(kernel.top)
    assert kernel.groups() == []
    assert sorted(kernel.processes(kernel.top)) == sorted([OWN, "4711"])


def test_a_limit_that_is_refused_leaves_no_group(kernel: Kernel) -> None:
    tree = Tree(kernel.top)
    kernel.denied = "pids.max"
    assert tree.group(LIMITS) is None
    assert kernel.groups() == [f"course-{OWN}-own"]
    kernel.denied = "memory.swap.max"
    assert tree.group(LIMITS) is not None, "a machine need not count swap"


def test_what_killed_graders_left_is_removed_and_what_others_use_is_not(kernel: Kernel) -> None:
    nobody = subprocess.Popen([sys.executable, "-c", ""])
    nobody.wait()
    names = ["course-x-1", f"course-{nobody.pid}-own", f"course-{nobody.pid}-7", "course-1-3"]
    for name in [*names, f"course-{nobody.pid}-8"]:
        kernel.make(kernel.top / name)
    (kernel.top / f"course-{nobody.pid}-8" / "cgroup.procs").write_text("99")
    Tree(kernel.top)
    left = {"course-x-1", "course-1-3", f"course-{nobody.pid}-8", f"course-{OWN}-own"}
    assert set(kernel.groups()) == left


def test_the_group_of_this_process_is_found(kernel: Kernel, system: Callable[..., Path]) -> None:
    assert cgroup.given(system()) == kernel.top
    assert cgroup.given(system("/given", "/")) == kernel.top
    # A grader that a grader has started.
    (kernel.top / "cgroup.subtree_control").write_text("memory pids")
    kernel.make(kernel.top / "course-12-own")
    assert cgroup.given(system("/slice/given/course-12-own")) == kernel.top


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda system, kernel: system(kind="cgroup"), "not mounted"),
        (lambda system, kernel: system("/other/given"), "not in the part that is mounted"),
        (lambda system, kernel: system("/slice/../given"), "not in the part that is mounted"),
        (lambda system, kernel: system("/slice/none"), "does not control memory and pids"),
    ],
    ids=["v1", "elsewhere", "outside", "no-controllers"],
)
def test_why_there_is_no_tree_is_said(
    spoil: Callable[..., Path], sentence: str, system: Callable[..., Path], kernel: Kernel
) -> None:
    with pytest.raises(NotDelegated, match=sentence):
        cgroup.given(spoil(system, kernel))


def test_a_group_of_somebody_else_is_left_alone(
    system: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    self = system()
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(os, "getxattr", lambda path, name: b"0")
    with pytest.raises(NotDelegated, match="belongs to systemd"):
        cgroup.given(self)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(NotDelegated, match="belongs to somebody else"):
        cgroup.given(self)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Callable[[Tree | str], None]:
    """Let this machine have a tree, or the reason why it has none."""
    return lambda tree: monkeypatch.setattr(cgroup, "_tried", lambda: tree)


def test_the_words_say_who_sees_to_it(found: Callable[..., None], kernel: Kernel) -> None:
    found("it is not mounted")
    assert "ten times a second" in cgroup.describe()
    assert "(no cgroup v2: it is not mounted)" in cgroup.describe()
    found(Tree(kernel.top))
    assert cgroup.describe().endswith("limited by the kernel (cgroup v2)")


def test_the_kernels_word_makes_a_death_a_matter_of_memory() -> None:
    killed = {"status": 9, "cpu": 0.1, "reason": ""}
    assert ending.of_death(killed, LIMITS, "").status == "killed"
    assert ending.of_death({**killed, "reason": "memory"}, LIMITS, "").status == "memory"


@pytest.mark.sandbox
@pytest.mark.parametrize("memory", [True, False], ids=["memory", "other"])
def test_a_child_lives_in_its_group_and_takes_it_along(
    memory: bool, kernel: Kernel, found: Callable[..., None]
) -> None:
    found(Tree(kernel.top))
    with Zygote(probe(), LIMITS, preload=False) as zygote:
        child = zygote.fork()
        (group,) = set(kernel.groups()) - {f"course-{OWN}-own"}
        (pid,) = kernel.processes(kernel.top / group)
        # The number that this side knows, not the 1 that the child has inside.
        assert Path(f"/proc/{pid}/oom_score_adj").read_text().strip() == "1000"
        if memory:
            (kernel.top / group / "memory.events").write_text("oom_kill 1\n")
        result = child.run_cell("import os; os.kill(os.getpid(), 9); os._exit(9)", 20)
        assert result.status == ("memory" if memory else "killed")
        child.close()
        assert kernel.groups() == [f"course-{OWN}-own"]
        # Where a group cannot be joined the other limits do alone.
        kernel.denied = "cgroup.procs"
        with zygote.fork() as other:
            assert other.run_cell("1", 20).status == "ok"
        assert kernel.groups() == [f"course-{OWN}-own"]


@pytest.mark.sandbox
def test_a_server_is_started_only_when_this_process_has_stepped_down(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = subprocess.Popen

    def started(*arguments: object, **options: object) -> object:
        assert kernel.groups() == [f"course-{OWN}-own"], "it would hold the group that was given"
        return start(*arguments, **options)  # type: ignore[call-overload]

    isolation = probe()
    monkeypatch.setattr(cgroup, "_tried", functools.cache(lambda: Tree(kernel.top)))
    monkeypatch.setattr(subprocess, "Popen", started)
    Zygote(isolation, LIMITS, preload=False).close()


@pytest.mark.sandbox
def test_the_kernel_ends_a_group_with_all_that_was_started_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cgroup, "_CONTROLLERS", frozenset())
    monkeypatch.setattr(cgroup, "_handed_over", lambda folder: True)
    try:
        group = Group(cgroup.given() / f"course-{OWN}-test")
    except NotDelegated as reason:
        pytest.skip(f"no cgroup v2 may be used here: {reason}")
    group.folder.mkdir()
    started = "import subprocess as s, sys; sys.stdin.read(); s.run(['sleep', '60'])"
    with subprocess.Popen([sys.executable, "-c", started], stdin=subprocess.PIPE) as first:
        try:
            group.add(first.pid)
            assert first.stdin is not None
            first.stdin.close()
            procs = group.folder / "cgroup.procs"
            deadline = time.monotonic() + 20
            while len(inside := procs.read_text().split()) < 2:
                assert time.monotonic() < deadline, inside
                time.sleep(0.01)
        finally:
            group.remove()
            first.kill()
    assert not group.folder.exists()
    # A zombie, which has no command line, has ended.
    commands = [Path(f"/proc/{pid}/cmdline") for pid in inside]
    assert not any(command.read_text() for command in commands if command.exists())


@pytest.mark.sandbox
@pytest.mark.slow
def test_the_kernel_itself_holds_the_limits() -> None:
    tree = cgroup.tree()
    if tree is None:
        pytest.skip(cgroup.describe())
    with Zygote(probe(), LIMITS) as zygote:
        with zygote.fork() as child:
            group = child._group
            assert isinstance(group, Group)
            # Less than the limit of the process itself, which would come first.
            (group.folder / "pids.max").write_text("6")
            many = "import os, signal\nfor n in range(12):\n    os.fork() or signal.pause()"
            assert child.run_cell(many, 20).error_name == "BlockingIOError"
        assert not group.folder.exists()
        with zygote.fork() as child:
            group = child._group
            assert isinstance(group, Group)
            assert child.run_cell(f"x = b'x' * {400 * MIB}", 20).status == "memory"
            assert group.out_of_memory()
