"""A PostgreSQL cluster of our own on this machine, for trying the hub out and for tests.

``initdb`` and the server refuse to run as root; then they run as the user postgres, which Debian's package makes.
"""

import os
import re
import secrets
import shutil
import socket
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import EnvironmentFault

APT = "apt-get install -y --no-install-recommends postgresql"
_PLACES = Path("/usr/lib/postgresql")
_STARTED, _STOPPED = 30, 20
CALM = {
    "listen_addresses": "'127.0.0.1'",
    "max_connections": "60",
    "shared_buffers": "'64MB'",
    "log_statement": "none",
    "unix_socket_directories": "''",  # a path of a checkout may be too long for one
}


def binaries() -> Path:
    """The folder with ``initdb`` and ``pg_ctl``, the newest first. Raises EnvironmentFault with the apt line."""
    found = shutil.which("initdb")
    places = sorted(_PLACES.glob("*/bin"), key=lambda place: int(place.parent.name), reverse=True)
    if places:
        return places[0]
    if found is None:
        raise EnvironmentFault("hub.geen_postgresql", opdracht=APT)
    return Path(found).resolve().parent


def free_port() -> int:
    """A port on loopback that nothing listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def as_user() -> Sequence[str]:
    """What to put before a command so that it does not run as root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return ()
    import pwd  # not there on Windows

    try:
        pwd.getpwnam("postgres")
    except KeyError:
        raise EnvironmentFault("hub.geen_postgresql", opdracht=APT) from None
    return ("runuser", "-u", "postgres", "--")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster in a folder, on a port of loopback, with one superuser whose password is in a file beside the data."""

    folder: Path
    port: int
    password: str

    @property
    def admin_dsn(self) -> str:
        """As superuser, on the database of the hub."""
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/keukentafel"

    def service_dsn(self, password: str) -> str:
        """As the login with which the hub serves."""
        return f"postgresql://keukentafel_service:{password}@127.0.0.1:{self.port}/keukentafel"

    def start(self) -> None:
        """Start and wait until it answers. Raises EnvironmentFault with the end of its log."""
        log = self.folder / "postgresql.log"
        given = ["-w", "-t", str(_STARTED), "-D", self._data, "-l", str(log), "-o", f"-p {self.port}"]
        self._run("pg_ctl", *given, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop: ``fast`` breaks connections off, ``immediate`` is as if the power went."""
        self._run("pg_ctl", "-w", "-t", str(_STOPPED), "-D", self._data, "-m", mode, "stop")

    def promote(self) -> None:
        """Make the primary of a standby."""
        self._run("pg_ctl", "-w", "-t", str(_STARTED), "-D", self._data, "promote")

    def configure(self, settings: Mapping[str, str]) -> None:
        """Add lines to the configuration; they count from the next start."""
        with (self.folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())

    def psql(self, statement: str, database: str = "postgres") -> str:
        """The output of one statement as superuser."""
        dsn = f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/{database}"
        command = [str(binaries() / "psql"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", dsn, "-c", statement]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout.strip()

    def standby(self, folder: Path) -> "Cluster":
        """A running copy of this cluster that follows it; once promoted it does not wait for a standby of its own."""
        _make_folder(folder)
        port = free_port()
        command = ["pg_basebackup", "-d", f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/postgres"]
        command += ["-D", str(folder / "data"), "-R", "-X", "stream", "-c", "fast"]
        self._run(*command)
        copy = Cluster(folder, port, self.password)
        copy.configure({"synchronous_standby_names": "''", "wal_retrieve_retry_interval": "'200ms'"})
        copy.start()
        return copy

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *arguments: str) -> None:
        _run([*as_user(), str(binaries() / program), *arguments], self.folder)


def make_cluster(folder: Path, settings: Mapping[str, str] = CALM) -> Cluster:
    """A new cluster in an empty folder, started, with an empty database for the hub."""
    _make_folder(folder)
    password = secrets.token_urlsafe(16)
    _write_secret(folder / "password", password)
    given = ["-D", str(folder / "data"), "-U", "postgres", "-A", "scram-sha-256", "--pwfile", str(folder / "password")]
    _run([*as_user(), str(binaries() / "initdb"), *given, "-E", "UTF8", "--no-locale"], folder)
    cluster = Cluster(folder, free_port(), password)
    cluster.configure(settings)
    cluster.start()
    cluster.psql("CREATE DATABASE keukentafel")
    return cluster


def open_cluster(folder: Path) -> Cluster:
    """The cluster in this folder, made when there is none, started when it was not running."""
    if not (folder / "password").exists():
        return make_cluster(folder)
    password = (folder / "password").read_text(encoding="utf-8").strip()
    running = folder / "data" / "postmaster.pid"
    if running.exists():
        lines = running.read_text(encoding="utf-8").splitlines()
        cluster = Cluster(folder, int(lines[3]), password)
        if _answers(cluster.port):
            return cluster
    cluster = Cluster(folder, free_port(), password)
    cluster.start()
    return cluster


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _make_folder(folder: Path) -> None:
    """A folder that only the user of the server can enter."""
    folder.mkdir(parents=True, exist_ok=True)
    if as_user():
        shutil.chown(folder, "postgres", "postgres")
    folder.chmod(0o700)


def _write_secret(file: Path, words: str) -> None:
    file.touch(0o600)
    file.write_text(words + "\n", encoding="utf-8")
    if as_user():
        shutil.chown(file, "postgres", "postgres")


def _run(command: Sequence[str], folder: Path) -> None:
    """Run a program of PostgreSQL; its output goes to a file, since a server that stays holds a pipe open."""
    output = folder / "output.txt"
    with output.open("w+", encoding="utf-8") as file:
        done = subprocess.run(command, stdout=file, stderr=file, cwd="/", check=False, timeout=120)
        if done.returncode == 0:
            return
        file.seek(0)
        said = re.sub(r"\s+", " ", file.read())[-300:]
        raise EnvironmentFault("hub.cluster", reden=said)
