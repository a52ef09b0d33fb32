"""Every attack found in the open, against every rung: what must not happen does not."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import numpy as np
import pytest
from sandbox.running import LIMITS, Runner, printed

import course_pkg
from course_pkg.errors import GradingError

pytestmark = pytest.mark.sandbox

TRY = """
import errno
def tried(call):
    try:
        return repr(call())
    except OSError as error:
        return errno.errorcode.get(error.errno, str(error))
"""

REFUSED = {"EPERM", "EACCES", "ENOENT", "EROFS", "ECONNREFUSED", "ESRCH", "ENETUNREACH", "EXDEV"}


def outcomes(run: Runner, *calls: str) -> dict[str, str]:
    """Each call in the child: its value or the name of its error."""
    lines = [TRY, "import os, socket, signal, ctypes, pathlib"]
    lines += [f"print(tried(lambda: {call}))" for call in calls]
    said = run.says("\n".join(lines)).splitlines()
    return dict(zip(calls, said, strict=True))


def all_refused(run: Runner, *calls: str) -> None:
    got = outcomes(run, *calls)
    assert {call: said for call, said in got.items() if said not in REFUSED} == {}


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
        "os.listdir('/proc/1/root/home') if os.getpid() != 1 else open('/none')",
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
        "open('/home/planted', 'w')",
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


# Processes


def test_the_limit_on_processes_holds_and_the_next_child_has_its_own(run, zygote):
    count = """
        import os, signal
        born = []
        try:
            while len(born) < 500:
                pid = os.fork()
                if pid == 0:
                    signal.pause()
                born.append(pid)
        except OSError:
            pass
        print(len(born))
        for pid in born:
            os.kill(pid, 9); os.waitpid(pid, 0)
        """
    first = int(run.says(count))
    assert 0 < first < LIMITS.processes
    if zygote.isolation.rung == 1:
        run("import os\nfor _ in range(20):\n    if os.fork() == 0: __import__('signal').pause()")
        with zygote.fork() as other:
            assert int(Runner(other).says(count)) == first


def test_threads_count_too(run):
    said = run.says(
        """
        import threading
        event = threading.Event()
        threads = []
        try:
            while len(threads) < 500:
                thread = threading.Thread(target=event.wait)
                thread.start()
                threads.append(thread)
        except RuntimeError:
            pass
        print(len(threads))
        event.set()
        """
    )
    assert 0 < int(said) < LIMITS.processes


def processes_with(marker: str) -> list[str]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                words = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if marker.encode() in words:
                found.append(folder.name)
    return found


def gone(marker: str, seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while processes_with(marker):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def test_a_fork_bomb_is_ended_in_time_and_leaves_nothing(run, zygote):
    start = time.monotonic()
    result = run(
        """
        import os
        while True:
            try:
                os.fork()
            except OSError:
                pass
        """,
        timeout=0.5,
    )
    assert result.status == "timeout"
    # The interrupt may have stopped the first of them; the others end with the submission.
    run.child.close()
    assert time.monotonic() - start < 15
    with zygote.fork() as child:
        assert child.run_cell("1", 20).status == "ok"


def test_a_daemon_does_not_outlive_its_submission(run, zygote):
    marker = f"98{os.getpid()}.25"
    run.says(
        f"""
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                for fd in range(3):
                    os.close(fd)
                os.execvp('sleep', ['sleep', '{marker}'])
            os._exit(0)
        time.sleep(0.2)
        """
    )
    assert processes_with(marker)
    run.child.close()
    assert gone(marker)
    # Also when the submission dies by itself.
    with zygote.fork() as child:
        again = Runner(child)
        again(f"import os; os.system('setsid sleep {marker} &'); os._exit(0)")
        assert gone(marker)


def test_siblings_and_servers_cannot_be_seen_or_killed(run, zygote):
    mine = os.getpid()
    targets = f"-1, {mine}, os.getppid(), 1"
    run(
        f"""
        import os, signal
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in ({targets}):
                if pid not in (0, os.getpid()):
                    try:
                        os.kill(pid, number)
                    except OSError:
                        pass
        for pid in os.listdir('/proc') if os.access('/proc', os.R_OK) else []:
            if pid.isdigit() and int(pid) != os.getpid():
                try:
                    os.kill(int(pid), signal.SIGKILL)
                except OSError:
                    pass
        """
    )
    run.child.close()
    with zygote.fork() as child:
        assert child.run_cell("1", 20).status == "ok"


def test_two_at_once_are_apart_or_refused(run, zygote):
    if zygote.isolation.rung == 2:
        with pytest.raises(GradingError, match="one submission runs at a time"):
            zygote.fork()
        return
    with zygote.fork() as other:
        Runner(other).says("open('/tmp/x', 'w').write('y'); open('/dev/shm/x', 'w').write('y')")
        said = run.says(
            """
            import os
            print([pid for pid in os.listdir('/proc') if pid.isdigit()] == ['1'])
            print('x' in os.listdir('/tmp'), os.listdir('/dev/shm'), os.listdir('.'))
            """
        )
        assert said == "True\nFalse [] []\n"
        Runner(other).says(
            """
            import socket
            tcp = socket.create_server(('127.0.0.1', 4321))
            abstract = socket.socket(socket.AF_UNIX)
            abstract.bind('\\0sibling')
            abstract.listen()
            socket.create_connection(('127.0.0.1', 4321), 2).close()
            """
        )
        all_refused(
            run,
            "socket.create_connection(('127.0.0.1', 4321), 2)",
            "socket.socket(socket.AF_UNIX).connect('\\0sibling')",
        )
        run("import os; os.kill(-1, 9)")
        assert other.run_cell("1", 20).status == "ok"


def test_a_loop_that_ignores_interrupts_is_ended(run):
    start = time.monotonic()
    result = run(
        """
        import signal
        while True:
            try:
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                while True: pass
            except BaseException:
                pass
        """,
        timeout=0.5,
    )
    assert result.status == "timeout"
    assert not run.child.alive
    assert time.monotonic() - start < 5


def test_a_loop_that_holds_the_interpreter_lock_is_ended(run):
    result = run("import re; re.match('(a+)+$', 'a' * 64 + 'b')", timeout=0.5)
    assert result.status == "timeout"


def test_a_stopped_process_is_ended(run):
    start = time.monotonic()
    result = run("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", timeout=0.5)
    # Process 1 of a namespace cannot stop itself.
    assert result.status in ("ok", "timeout")
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("source", "detail"),
    [
        ("import ctypes; ctypes.string_at(0)", "signal 11"),
        ("import os; os._exit(0)", "exit status 0"),
        ("import os; os.abort()", "signal"),
        ("import sys; sys.setrecursionlimit(10**9)\ndef f(): f()\nf()", ""),
        ("import os; os.closerange(0, 1000)", ""),
    ],
    ids=["segfault", "exit", "abort", "stack", "closed"],
)
def test_a_death_is_a_status_and_says_how(run, zygote, source, detail):
    result = run(source)
    assert result.status in ("killed", "memory")
    assert detail in result.detail
    assert not run.child.alive
    with pytest.raises(GradingError, match="fork a new one"):
        run("1")
    run.child.close()
    with zygote.fork() as child:
        assert child.run_cell("1", 20).status == "ok"


# Amounts


@pytest.mark.parametrize("place", [".", "/tmp", "/dev/shm"])
def test_disk_and_inodes_are_bounded(run, zygote, place):
    if place != "." and not zygote.isolation.bubblewrap:
        pytest.skip("only its own folders can be written here")
    source = f"""
        import os
        written = files = 0
        folder = os.path.join({place!r}, 'many')
        os.mkdir(folder)
        try:
            for number in range(100):
                with open(os.path.join({place!r}, str(number)), 'wb') as file:
                    written += file.write(bytes(2**20))
        except OSError:
            pass
        for number in range(100):
            try:
                os.unlink(os.path.join({place!r}, str(number)))
            except OSError:
                pass
        try:
            for number in range(5000):
                open(os.path.join(folder, str(number)), 'w').close()
                files += 1
        except OSError:
            pass
        print(written, files)
        """
    if zygote.isolation.bubblewrap:
        if zygote.isolation.rung == 2:
            pytest.skip("one size for all folders is set where the server starts")
        written, files = map(int, run.says(source).split())
        assert written <= LIMITS.disk
        assert files <= LIMITS.files
    else:
        result = run(source + "\n        import time; time.sleep(10)")
        assert (result.status, result.detail[:9]) == ("killed", "more than")


def test_one_file_is_bounded(run):
    said = run.says(
        """
        try:
            with open('big', 'wb') as file:
                for _ in range(100):
                    file.write(bytes(2**20)); file.flush()
        except OSError:
            pass
        import os
        print(os.path.getsize('big'))
        """
    )
    assert 0 < int(said) <= LIMITS.file_size


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np; np.ones(10**10)",
        "import torch; torch.ones(10**10)",
        "x = bytearray(10**11)",
        "x = []\nwhile True: x.append(bytearray(10**7))",
    ],
    ids=["numpy", "torch", "bytes", "list"],
)
def test_too_much_memory_is_a_status(run, source):
    assert run(source).status == "memory"


def test_memory_of_many_processes_is_counted_together(run):
    result = run(
        """
        import os, time
        for _ in range(8):
            if os.fork() == 0:
                x = b'x' * (150 * 2**20)
                time.sleep(60)
        time.sleep(60)
        """,
        timeout=40,
    )
    assert result.status == "memory"


@pytest.mark.parametrize(
    "source",
    [
        "print('x' * 10**8)",
        "while True: print('x' * 1000)",
        "import subprocess; subprocess.run('yes | head -c 7000000', shell=True)",
        "!yes",
        "from IPython.display import display\nwhile True: display(1)",
        "from IPython.display import clear_output\nwhile True: clear_output()",
        "from IPython.display import display_png\ndisplay_png(b'x' * 5_000_000, raw=True)",
    ],
    ids=["once", "loop", "raw", "command", "display", "clear", "image"],
)
def test_a_flood_of_output_is_stopped(run, source):
    result = run(source, timeout=30)
    assert result.status == "output_limit"
    assert len(printed(result)) <= LIMITS.output + 65_536


@pytest.mark.parametrize(
    "bytes_",
    [
        "b'\\xff' * 100",
        "b'\\x08\\0\\0\\0garbage!'",
        "b'\\x05\\0\\0\\0l\\xff\\xff\\xff\\xff'",
        "b'a'",
    ],
)
def test_lies_on_the_wire_end_the_child_only(run, zygote, bytes_):
    result = run(
        f"""
        import os, stat, time
        for fd in range(3, 20):
            try:
                if stat.S_ISSOCK(os.fstat(fd).st_mode):
                    os.write(fd, {bytes_})
            except OSError:
                pass
        """,
        timeout=0.5,
    )
    assert result.status in ("killed", "output_limit", "timeout")
    run.child.close()
    with zygote.fork() as child:
        assert child.run_cell("1", 20).status == "ok"


# The next submission


def test_one_submission_leaves_nothing_for_the_next(zygote):
    with zygote.fork() as child:
        run = Runner(child)
        said = run(
            """
            import os, pathlib, numpy, torch, builtins, sys
            numpy.allclose = torch.allclose = lambda *a, **k: True
            builtins.print_ = print
            sys.path.insert(0, '/tmp')
            for place in ('.', '/tmp', '/dev/shm', os.environ['TMPDIR'], os.environ['IPYTHONDIR'],
                          os.environ['HOME'], '/var/tmp', '/', '/usr/lib', numpy.__path__[0]):
                try:
                    pathlib.Path(place).mkdir(exist_ok=True, parents=True)
                    for name in ('planted.py', 'sitecustomize.py', '.hidden'):
                        (pathlib.Path(place) / name).write_text('import os; os._exit(1)')
                    os.symlink('/etc', pathlib.Path(place) / 'link')
                except OSError:
                    pass
            for depth in range(400):
                os.mkdir('deep'); os.chdir('deep')
            os.mkdir('unreadable'); os.mkdir('unreadable/inside'); os.chmod('unreadable', 0)
            os.chmod(os.environ['HOME'], 0)
            """
        )
        assert said.status == "ok"
    with zygote.fork() as child:
        said = Runner(child).says(
            """
            import os, numpy, torch, builtins, sys, importlib.util
            print(numpy.allclose(0, 1), torch.allclose(torch.ones(1), torch.zeros(1)))
            print(hasattr(builtins, 'print_'), '/tmp' in sys.path)
            print(importlib.util.find_spec('planted'))
            for place in ('.', os.environ['HOME'], os.environ['TMPDIR'], '/dev/shm'):
                try:
                    print(os.listdir(place))
                except PermissionError:
                    print([])
            """
        )
    # The way to the folder that children may read begins in /tmp.
    said = said.replace(repr(zygote.shown.parts[2]), "")
    assert said == "False False\nFalse False\nNone\n[]\n[]\n[]\n[]\n"
