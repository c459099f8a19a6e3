"""The preflight names what is missing in one line, and changes only a build machine."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import ROOT

SCRIPT = ROOT / "packaging/preflight.py"
TEST_PACKAGES = "poppler-utils gnome-keyring dbus-x11 libsecret-tools xvfb"

spec = importlib.util.spec_from_file_location("preflight", SCRIPT)
assert spec is not None
assert spec.loader is not None
preflight = importlib.util.module_from_spec(spec)
spec.loader.exec_module(preflight)

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="system packages are named on Linux only")
is_root = hasattr(os, "geteuid") and os.geteuid() == 0


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), *arguments],
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def apt(tmp_path: Path) -> Path:
    """A folder with nothing in it but an `apt-get` that writes down what it was asked and installs nothing."""
    script = tmp_path / "apt-get"
    script.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n')
    script.chmod(0o755)
    return tmp_path


def test_a_machine_that_runs_the_tests_has_what_the_application_needs():
    done = run("setup")
    assert (done.returncode, done.stderr) == (0, "")


@linux_only
def test_one_line_with_the_exact_command(apt: Path):
    done = run("test", PATH=str(apt))
    sudo = "" if is_root else "sudo "
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        "Er ontbreken systeemonderdelen; voer eerst uit: "
        f"{sudo}apt-get install -y --no-install-recommends {TEST_PACKAGES}\n"
    )
    assert not (apt / "asked").exists()


@linux_only
def test_without_apt_the_packages_are_still_named(tmp_path: Path):
    done = run("test", PATH=str(tmp_path))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.rstrip().endswith(TEST_PACKAGES)


@linux_only
def test_a_hub_and_the_tests_need_a_database_server(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preflight, "has_postgresql", lambda: False)
    assert "postgresql" not in preflight.missing_packages([])
    assert preflight.missing_packages(["hub"]) == ["postgresql"]
    assert "postgresql" in preflight.missing_packages(["test"])
    monkeypatch.undo()
    assert "postgresql" not in preflight.missing_packages(["hub"])


@linux_only
@pytest.mark.skipif(not is_root, reason="only root installs")
def test_a_build_machine_installs_and_looks_again(apt: Path):
    done = run("test", PATH=f"{apt}:/nowhere", CI="true")
    assert (apt / "asked").read_text().splitlines() == [
        "update -qq",
        f"install -y --no-install-recommends {TEST_PACKAGES}",
    ]
    assert done.returncode == 1  # this apt-get installed nothing, and that is seen


@linux_only
def test_libraries_are_tried_by_loading_them():
    assert preflight.can_load("libc.so.6")
    assert not preflight.can_load("libdoesnotexist.so.1")


@linux_only
def test_libraries_of_a_display_are_asked_for_only_with_a_display(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preflight, "can_load", lambda library: False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    offscreen = preflight.missing_packages([])
    monkeypatch.setenv("DISPLAY", ":0")
    assert preflight.missing_packages([]) == [*offscreen, *preflight.WITH_DISPLAY.values()]
    assert offscreen == list(preflight.OFFSCREEN.values())


@pytest.mark.parametrize("version", [(3, 10), (3, 14)])
def test_another_python_is_refused_in_one_line(
    version: tuple[int, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(sys, "version_info", (*version, 0, "final", 0))
    assert preflight.main(["setup"]) == 1
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert f"{version[0]}.{version[1]};" in line
