"""How much a submission takes, and that nothing of it is left for the next."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from sandbox.running import LIMITS, Runner, printed

from course_pkg.grading.sandbox import setup

pytestmark = pytest.mark.sandbox


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
        assert (result.status, result.detail[:9]) == ("disk", "more than")


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
    *lines, here, home, temporary, shared = said.splitlines()
    assert lines == ["False False", "False False", "None"]
    assert here == home == shared == "[]"
    # The ways to what children may read (a folder, perhaps Python itself) may begin in /tmp.
    shown = [zygote.shown, zygote.single, *setup.python_paths()]
    ways = {path.parts[2] for path in map(Path, shown) if path.is_relative_to("/tmp")}
    assert set(ast.literal_eval(temporary)) <= ways
