"""The command as a process of its own: pipes, Ctrl-C, closed streams, and life without Qt."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_bereken import FAMILY

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "app"]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full and a Unix shell")
WITHOUT_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError("geen Qt hier", name=name)
sys.meta_path.insert(0, NoQt())
from app.__main__ import main
sys.argv[0] = "keukentafel"
sys.exit(main())
"""


BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
"""The environment of most people: what is written waits in a buffer until it is flushed."""


def started(*argv: str, **streams: object) -> subprocess.Popen[str]:
    return subprocess.Popen([*COMMAND, *argv], cwd=ROOT, encoding="utf-8", env=BUFFERED, **streams)  # type: ignore[call-overload]  # streams as Popen names them


def finished(argv: list[str], stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        argv,
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=BUFFERED | environment,
        timeout=60,
        check=False,
    )


def is_one_line(words: str) -> bool:
    return words.count("\n") == 1 and words.endswith("\n") and "Traceback" not in words


def test_a_household_through_real_pipes():
    ran = finished([*COMMAND, "bereken"], json.dumps(FAMILY))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["formaat"] == "keukentafel-uitkomst/1"


def test_bad_input_is_exit_2_and_one_line():
    ran = finished([*COMMAND, "bereken"], "{")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert is_one_line(ran.stderr)


@LINUX
def test_words_are_written_in_utf8_whatever_the_locale():
    ran = finished([*COMMAND, "--help"], LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert "één regel" in ran.stdout


@LINUX
def test_a_reader_that_leaves_is_no_fault():
    script = f"{sys.executable} -m app bereken --uitleg | true; exit ${{PIPESTATUS[0]}}"
    ran = finished(["bash", "-c", script], json.dumps(FAMILY))
    assert ran.stderr == ""
    assert ran.returncode in (0, 141)


def test_a_reader_that_left_before_the_first_word():
    reading, writing = os.pipe()
    os.close(reading)
    with started("bereken", stdin=subprocess.PIPE, stdout=writing, stderr=subprocess.PIPE) as process:
        os.close(writing)
        _, said = process.communicate(json.dumps(FAMILY), timeout=60)
    assert (process.returncode, said) == (141, "")


@LINUX
def test_a_full_disk_is_one_line():
    with Path("/dev/full").open("wb") as full:
        process = started("--help", stdout=full, stderr=subprocess.PIPE)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert is_one_line(said)


@LINUX
@pytest.mark.parametrize(("closed", "code"), [("<&-", 2), (">&-", 2), ("2>&-", 2)])
def test_a_closed_stream_is_calm(closed, code):
    ran = finished(["bash", "-c", f"{sys.executable} -m app bereken /bestaat/niet {closed}"])
    assert (ran.returncode, ran.stdout) == (code, "")
    assert ran.stderr == "" if closed == "2>&-" else is_one_line(ran.stderr)


@LINUX
def test_output_that_was_closed_is_one_line():
    ran = finished(["bash", "-c", f"{sys.executable} -m app --help >&-"])
    assert ran.returncode == 2
    assert is_one_line(ran.stderr)


@LINUX
def test_ctrl_c_is_quiet():
    pipe = subprocess.PIPE
    with started("bereken", stdin=pipe, stdout=pipe, stderr=pipe, preexec_fn=_hear_ctrl_c) as process:
        _wait_until_it_reads(process)
        process.send_signal(signal.SIGINT)
        said, trouble = process.communicate(timeout=60)
    assert (process.returncode, said, trouble) == (130, "", "")


def _hear_ctrl_c() -> None:
    """A shell starts what runs in its background deaf to Ctrl-C, and that is inherited."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _wait_until_it_reads(process: subprocess.Popen[str]) -> None:
    """Until the process took the first sign out of its standard input, and so waits for more."""
    import fcntl  # not on Windows
    import termios

    assert process.stdin is not None
    process.stdin.write("{")
    process.stdin.flush()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        left = fcntl.ioctl(process.stdin.fileno(), termios.FIONREAD, b"\0" * 4)
        if left == b"\0" * 4:
            return
        time.sleep(0.02)
    pytest.fail("it never came to reading")


def test_without_qt_the_window_is_refused_and_the_rest_works():
    for argv in ([], ["demo"]):
        ran = finished([sys.executable, "-c", WITHOUT_QT, *argv], DISPLAY=":99")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert is_one_line(ran.stderr)
        assert "PySide6" in ran.stderr
    ran = finished([sys.executable, "-c", WITHOUT_QT, "bereken"], json.dumps(FAMILY))
    assert (ran.returncode, ran.stderr) == (0, "")


@LINUX
def test_without_a_screen_the_window_is_refused():
    ran = finished(COMMAND, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert is_one_line(ran.stderr)
    assert "geen scherm" in ran.stderr


def test_the_command_line_never_imports_a_window():
    code = "import sys; import app.cli.calculation, app.cli.dossier, app.cli.report; import app.__main__; "
    ran = finished(
        [sys.executable, "-c", code + "print([n for n in sys.modules if n.split('.')[0] in ('ui', 'PySide6')])"]
    )
    assert ran.stdout == "[]\n", ran.stderr


def test_a_bug_is_one_line_without_a_value():
    code = (
        "import sys; from app import __main__, cli\n"
        "def broken(*_): raise ZeroDivisionError('geheim bedrag 650')\n"
        "cli.main = broken\n"
        "sys.exit(__main__.main())"
    )
    ran = finished([sys.executable, "-c", code])
    assert (ran.returncode, ran.stdout) == (70, "")
    assert is_one_line(ran.stderr)
    assert "ZeroDivisionError" in ran.stderr
    assert "650" not in ran.stderr
