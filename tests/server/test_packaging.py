"""The units are right, and every command of the runbook does what it says on a real database."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.server.cluster import Cluster, binaries, free_port, make_cluster
from tests.architecture import ROOT
from tests.hub import Database, close_clients, new_person, remove_cluster

SERVER = ROOT / "packaging/server"
UNITS = sorted(SERVER.glob("keukentafel-hub*.*"))
PROGRAM = Path(sys.executable).parent / "keukentafel"
SYSTEMCTL = """#!/bin/sh
# starts and stops the hub as the unit would
case "$1" in
start) setsid keukentafel hub serve --poort "$PORT" >> "$WORK/hub.log" 2>&1 & echo $! > "$WORK/hub.pid" ;;
stop) kill "$(cat "$WORK/hub.pid")"; while kill -0 "$(cat "$WORK/hub.pid")" 2>/dev/null; do sleep 0.05; done ;;
*) exit 64 ;;
esac
"""


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="this machine has no systemd")
def test_the_units_are_valid(tmp_path: Path):
    for unit in UNITS:
        content = unit.read_text().replace("/opt/keukentafel/.venv/bin/keukentafel", str(PROGRAM))
        (tmp_path / unit.name).write_text(content)
    command = ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / unit.name) for unit in UNITS)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    ours = [line for line in ran.stderr.splitlines() if "keukentafel" in line]
    assert (ran.returncode, ours) == (0, [])


def test_what_is_named_exists():
    assert [unit.suffix for unit in UNITS] == [".service", ".timer", ".service"]
    runbook = (SERVER / "RUNBOOK.md").read_text()
    for name in re.findall(r"`([\w.-]+\.(?:example|timer))`", runbook):
        assert (SERVER / name).exists(), name


def blocks() -> list[str]:
    found = re.findall(r"^```sh\n(.*?)^```", (SERVER / "RUNBOOK.md").read_text(), re.MULTILINE | re.DOTALL)
    assert len(found) == 7
    return found


@pytest.fixture
def pair() -> Iterator[tuple[Cluster, Cluster]]:
    """A primary that waits for its standby."""
    primary = make_cluster(Path(tempfile.mkdtemp(prefix="kt-pg-")))
    primary.configure({"synchronous_standby_names": "'*'"})
    standby = primary.standby(Path(tempfile.mkdtemp(prefix="kt-pg-")))
    primary.stop()
    primary.start()
    try:
        yield primary, standby
    finally:
        remove_cluster(primary)
        remove_cluster(standby)


def test_the_commands_of_the_runbook(pair: tuple[Cluster, Cluster], tmp_path: Path):
    primary, standby = pair
    primary.psql("CREATE ROLE keukentafel_admin LOGIN CREATEROLE PASSWORD 'a'")
    primary.psql("ALTER DATABASE keukentafel OWNER TO keukentafel_admin")
    port, both = free_port(), f"127.0.0.1:{primary.port},127.0.0.1:{standby.port}"
    hosts = f"{both}/keukentafel?target_session_attrs=read-write"
    (tmp_path / "admin.env").write_text(
        f"KEUKENTAFEL_HUB_DSN='postgresql://keukentafel_service:s@{hosts}'\n"
        f"KEUKENTAFEL_HUB_ADMIN_DSN='postgresql://keukentafel_admin:a@{hosts}'\n"
    )
    shims = tmp_path / "bin"
    shims.mkdir()
    (shims / "systemctl").write_text(SYSTEMCTL)
    (shims / "systemctl").chmod(0o755)
    environment = {
        "PATH": f"{shims}:{PROGRAM.parent}:{binaries()}:{os.environ['PATH']}",
        "PORT": str(port),
        "WORK": str(tmp_path),
        "STANDBY_DSN": standby.admin_dsn,
        "KEUKENTAFEL_HUB_PASSWORD_KIB": "64",
        "PYTHONPATH": str(ROOT),
    }
    start, people, backup, upgrade, restore, failover, lost = (_here(block, tmp_path, port) for block in blocks())
    try:
        said = _run(start + people + backup + upgrade + restore, environment)
        assert said.count('"status": "ok"') == 3
        assert said.count("De code voor de laptop van") == 3
        assert "Opnieuw gewist: 0" in said
        with_laptop = new_person(Database(primary, "keukentafel"), f"http://127.0.0.1:{port}")
        primary.stop("immediate")
        said = _run(start.splitlines()[0] + "\n" + failover, environment)
        assert "primary\n" in said
        assert '"status": "ok"' in said
        named = lost.replace("coach-1", with_laptop.account)
        said = _run(start.splitlines()[0] + "\n" + named, environment | {"DEVICE": with_laptop.device})
        assert f"{with_laptop.device}  open" in said
        assert f"De laptop {with_laptop.device} van {with_laptop.account} is gesloten." in said
        assert with_laptop.send("GET", "/v1/streams").status_code == 401
    finally:
        close_clients()
        os.kill(int((tmp_path / "hub.pid").read_text()), signal.SIGTERM)


def _here(block: str, folder: Path, port: int) -> str:
    """The same commands on this machine: its folders and port; the installing itself is left out."""
    for there, here in {
        "/etc/keukentafel": str(folder),
        "/var/backups/keukentafel": str(folder),
        "/opt/keukentafel/.venv/bin/pip": "echo pip",
        "127.0.0.1:8470": f"127.0.0.1:{port}",
    }.items():
        block = block.replace(there, here)
    return block


def _run(script: str, environment: dict[str, str]) -> str:
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-1500:] + ran.stderr[-1500:]
    return ran.stdout
