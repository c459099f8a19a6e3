"""A copy of the whole hub, and back: with the programs of PostgreSQL, a new epoch, and every erasure repeated."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from app.errors import EnvironmentFault, UserError
from app.protocol.membership import Erasure
from db.server import setup, upkeep
from db.server.cluster import binaries

_NAMES = {"host": "PGHOST", "hostaddr": "PGHOSTADDR", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
_NAMES |= {"dbname": "PGDATABASE", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT"}
_NAMES |= {"target_session_attrs": "PGTARGETSESSIONATTRS"}
_LONGEST = 3600


def dump(admin_dsn: str, file: Path) -> None:
    """Write a copy of the hub, complete or not at all. Raises EnvironmentFault."""
    beside = file.with_name(file.name + ".deel")
    beside.touch(0o600)
    given = ["--format=custom", "--schema=hub", f"--role={setup.OWNER}", "--enable-row-security", f"--file={beside}"]
    _run("pg_dump", given, _environment(admin_dsn))
    beside.replace(file)


def write_erasures(admin_dsn: str, file: Path) -> int:
    """Write the list of what was erased for good, to keep elsewhere; returns how many. Holds ids only."""
    with setup.as_owner(admin_dsn) as owner:
        found = upkeep.all_erasures(owner)
    beside = file.with_name(file.name + ".deel")
    beside.write_text(json.dumps([each.wire() for each in found]), encoding="utf-8")
    beside.replace(file)
    return len(found)


def read_erasures(file: Path) -> tuple[Erasure, ...]:
    """The list in a file. Raises UserError."""
    try:
        return tuple(Erasure.read(each) for each in json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise UserError("hub.gewist_bestand", bestand=file) from error


def restore(admin_dsn: str, service_dsn: str, file: Path, erased: tuple[Erasure, ...]) -> int:
    """Put a copy in the place of what is there, in one transaction, and begin a new epoch; returns how many erasures.

    What was erased according to the copy, to the database that is replaced, or to ``erased``, is erased again.
    """
    setup.bring_up_to_date(admin_dsn, service_dsn)
    with setup.as_owner(admin_dsn) as owner:
        erased = (*erased, *upkeep.all_erasures(owner))
    script = file.with_name(file.name + ".sql")
    try:
        script.touch(0o600)
        _run("pg_restore", [f"--file={script}", str(file)], _environment(admin_dsn))
        given = [
            "-X",
            "-q",
            "-1",
            "-v",
            "ON_ERROR_STOP=1",
            "-c",
            "DROP SCHEMA IF EXISTS hub CASCADE",
            "-f",
            str(script),
        ]
        _run("psql", given, _environment(admin_dsn))
    finally:
        script.unlink(missing_ok=True)
    setup.bring_up_to_date(admin_dsn, service_dsn)
    with setup.as_owner(admin_dsn) as owner:
        upkeep.begin_anew(owner, erased)
        return len(upkeep.all_erasures(owner))


def _environment(dsn: str) -> Mapping[str, str]:
    """Where the database is, not on the command line: that can be read by everybody on the machine."""
    given = conninfo_to_dict(dsn)
    return {_NAMES[name]: str(value) for name, value in given.items() if name in _NAMES}


def _run(program: str, arguments: list[str], environment: Mapping[str, str]) -> None:
    command = [str(binaries() / program), *arguments]
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False, timeout=_LONGEST
    )
    if done.returncode != 0:
        raise EnvironmentFault("hub.backup_mislukt", reden=" ".join(done.stderr.split())[-300:])
