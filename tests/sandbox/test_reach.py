"""What a submission tries to reach and must not: files, the network, the kernel."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import numpy as np
import pytest
from sandbox.running import REFUSED, all_refused, outcomes

import course_pkg

pytestmark = pytest.mark.sandbox


# Files


def test_nothing_of_the_machine_can_be_read(run, course):
    all_refused(
        run,
        "open('/etc/shadow').read()",
        f"open({str(course / 'gradebook.db')!r}).read()",
        f"os.listdir({str(course)!r})",
        "os.listdir('/var/lib')",
        "os.listdir('/var/log')",
        "open('/proc/1/environ').read() if os.getpid() != 1 else open('/none')",
        "open('/proc/1/mem','rb').read() if os.getpid() != 1 else open('/none')",
        "os.listdir('/proc/1/' + 'root') if os.getpid() != 1 else open('/none')",
        "os.listdir(f'/proc/{os.getppid()}/fd')",
        "open(f'/proc/{os.getppid()}/environ').read()",
        f"os.open({str(course)!r}, os.O_PATH | os.O_DIRECTORY) and os.listdir({str(course)!r})",
        f"os.link({str(course / 'gradebook.db')!r}, 'mine') or open('mine').read()",
        f"os.symlink({str(course / 'gradebook.db')!r}, 'link') or open('link').read()",
    )


def test_terminals_and_processes_of_the_machine_are_out_of_reach(run):
    ours, theirs = os.openpty()
    try:
        all_refused(
            run,
            f"open({os.ttyname(theirs)!r}, 'w')",
            f"open('/proc/{os.getpid()}/cmdline').read()",
            f"open('/proc/{os.getpid()}/environ').read()",
            f"os.listdir('/proc/{os.getpid()}/fd')",
        )
    finally:
        os.close(ours)
        os.close(theirs)


def test_the_repository_around_the_package_cannot_be_read(run):
    root = Path(course_pkg.__file__).parents[1]
    names = [name for name in ("solutions", "tests", "pyproject.toml") if (root / name).exists()]
    for name in names:
        path = str(root / name)
        all_refused(run, f"os.listdir({path!r}) if os.path.isdir({path!r}) else open({path!r})")


def test_nothing_outside_can_be_written(run, course):
    library = str(Path(np.__file__).parent / "planted.py")
    package = str(Path(course_pkg.__file__).parent / "planted.py")
    all_refused(
        run,
        f"open({str(course / 'gradebook.db')!r}, 'w')",
        f"open({str(course / 'new')!r}, 'w')",
        f"os.truncate({str(course / 'gradebook.db')!r}, 0)",
        f"os.unlink({str(course / 'gradebook.db')!r})",
        f"open({library!r}, 'w')",
        f"open({package!r}, 'w')",
        "open('/etc/planted', 'w')",
        "open('/planted', 'w')",
        "open('/usr/planted', 'w')",
        "open('/dev/planted', 'w')",
        "open('/etc/passwd', 'a')",
        "open('/home' + '/planted', 'w')",
        "os.mkdir('/planted')",
        "os.mknod('disk', 0o60600, os.makedev(254, 0))",
        "open('/proc/sys/kernel/core_pattern', 'w')",
        "open('/proc/sysrq-trigger', 'w')",
    )
    assert (course / "gradebook.db").read_text() == "secret"
    assert not Path(library).exists()
    assert not Path(package).exists()


def test_what_may_be_read_can_be_read_and_not_changed(run, zygote):
    path = str(zygote.shown / "data.txt")
    got = outcomes(run, f"open({path!r}).read()", f"open({path!r}, 'w')")
    assert list(got.values())[0] == "'for everybody'"  # noqa: RUF015
    assert list(got.values())[1] in REFUSED


def test_the_environment_of_the_grader_is_not_seen(run, monkeypatch):
    said = run.says("import os; print(sorted(os.environ))")
    assert "PYTEST" not in said
    assert "SSH" not in said
    assert "COURSE_REQUIRE" not in said


# Network


def test_no_way_leads_to_the_network(run, tmp_path):
    with (
        socket.create_server(("127.0.0.1", 0)) as tcp,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
        socket.socket(socket.AF_UNIX) as abstract,
        socket.socket(socket.AF_UNIX) as named,
    ):
        udp.bind(("127.0.0.1", 0))
        udp.setblocking(False)
        name = f"\0course-test-{os.getpid()}"
        abstract.bind(name)
        abstract.listen()
        path = str(tmp_path / "socket")
        named.bind(path)
        Path(path).chmod(0o777)
        named.listen()
        port = tcp.getsockname()[1]
        all_refused(
            run,
            f"socket.create_connection(('127.0.0.1', {port}), 2)",
            f"socket.socket(socket.AF_UNIX).connect({name!r})",
            f"socket.socket(socket.AF_UNIX).connect({path!r})",
            "socket.create_connection(('1.1.1.1', 53), 2)",
            "socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)",
            "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
            "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)",
            "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 9)",
            "socket.socket(38, socket.SOCK_SEQPACKET)",
            "socket.socket(socket.AF_INET, socket.SOCK_STREAM, 132)",
        )
        outcomes(
            run,
            f"socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', {udp.getsockname()!r})",
        )
        with pytest.raises(BlockingIOError):
            udp.recv(1)


# The kernel


def test_every_forbidden_system_call_is_refused(run):
    said = run.says(
        """
        import ctypes, errno
        from course_pkg.grading.sandbox import linux, seccomp
        libc = ctypes.CDLL(None, use_errno=True)
        column = seccomp._ARCHITECTURES[linux.MACHINE][0]
        for name, numbers in seccomp._CALLS.items():
            number = numbers[column]
            if number is not None:
                ctypes.set_errno(0)
                libc.syscall(ctypes.c_long(number), 0, 0, 0, 0, 0, 0)
                if ctypes.get_errno() != errno.EPERM:
                    print(name, errno.errorcode.get(ctypes.get_errno()))
        print('end')
        """
    )
    assert said == "end\n"


def test_no_new_namespace_by_any_door(run):
    all_refused(
        run,
        "__import__('course_pkg.grading.sandbox.linux', fromlist=['x']).unshare(0x10000000)",
        "__import__('course_pkg.grading.sandbox.linux', fromlist=['x'])"
        ".syscall('clone', 56, 0x10000000 | 17, 0)",
        "__import__('course_pkg.grading.sandbox.linux', fromlist=['x'])"
        ".mount('none', '/tmp', 'tmpfs')",
    )
    said = run.says(
        """
        from course_pkg.grading.sandbox import linux
        try:
            linux.syscall('clone3', 435, None, 0)
        except OSError as error:
            print(error.errno)
        """
    )
    assert said == "38\n"


def test_no_rights_are_left_and_none_can_be_gained(run, zygote):
    said = run.says("!id -u; su -c id </dev/null; mount -t tmpfs x /tmp; chroot / id; true")
    assert "uid=0" not in said
    if zygote.isolation.bubblewrap:
        status = run.says("print(open('/proc/self/status').read())")
        for line in ("CapEff:\t0000000000000000", "NoNewPrivs:\t1", "Seccomp:\t2"):
            assert line in status
