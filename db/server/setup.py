"""Make the hub's database or bring it up to date, as its owner; and the roles, which belong to the whole cluster."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files

import psycopg
from psycopg import errors, sql
from psycopg.conninfo import conninfo_to_dict

from app.errors import EnvironmentFault
from db.server.faults import DatabaseAway
from db.server.pool import Connection

OWNER, GROUP = "keukentafel_owner", "keukentafel_hub"
_OLDEST = 150000
_ROLES = """
    DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') THEN
            CREATE ROLE {name} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
        END IF;
    END $$
"""
_RIGHTS = """
    SELECT rolsuper OR rolbypassrls OR pg_has_role(session_user, %s, 'member'), pg_has_role(session_user, %s, 'member')
    FROM pg_roles WHERE rolname = session_user
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One migration: the version it leads to and its SQL."""

    version: int
    sql: str


def migrations() -> tuple[Step, ...]:
    """All steps in ``db/server/migrations/NNNN_what.sql``, in order."""
    places = files("db.server").joinpath("migrations").iterdir()
    found = [Step(int(p.name[:4]), p.read_text(encoding="utf-8")) for p in places if p.name.endswith(".sql")]
    return tuple(sorted(found, key=lambda step: step.version))


@contextmanager
def as_owner(admin_dsn: str) -> Iterator[Connection]:
    """One transaction as the owner of the hub. Raises DatabaseAway."""
    with _connected(admin_dsn) as connection, connection.transaction():
        connection.execute(f"SET ROLE {OWNER}")
        connection.execute("SET search_path = hub")
        yield connection


def bring_up_to_date(admin_dsn: str, service_dsn: str) -> int:
    """Make roles, schema and tables, and the account of PostgreSQL with which the hub serves; returns the steps done.

    Repeating it is harmless; two at once wait for each other. Raises DatabaseAway, or EnvironmentFault for a PostgreSQL
    that is too old or a login that may not do this.
    """
    with _connected(admin_dsn) as connection, _told():
        if connection.info.server_version < _OLDEST:
            raise EnvironmentFault("hub.postgresql_oud")
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(7205759403)")
            _make_roles(connection, service_dsn)
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS hub AUTHORIZATION {OWNER}")
            connection.execute(f"SET LOCAL ROLE {OWNER}")
            connection.execute("SET LOCAL search_path = hub")
            connection.execute("CREATE TABLE IF NOT EXISTS migration (version integer PRIMARY KEY)")
            done = {version for (version,) in connection.execute("SELECT version FROM migration")}
            pending = [step for step in migrations() if step.version not in done]
            for step in pending:
                connection.execute(step.sql.encode())
                connection.execute("INSERT INTO migration VALUES (%s)", (step.version,))
            return len(pending)


def require_ready(connection: Connection) -> None:
    """Raises EnvironmentFault when the schema is not the one of this program, or the login may see too much."""
    row = connection.execute(_RIGHTS, (OWNER, GROUP)).fetchone()
    if row is None or row[0] or not row[1]:
        raise EnvironmentFault("hub.te_veel_rechten")
    made = connection.execute("SELECT to_regclass('hub.migration') IS NOT NULL").fetchone()
    known = {step.version for step in migrations()}
    if made is None or not made[0] or {row[0] for row in connection.execute("SELECT version FROM migration")} != known:
        raise EnvironmentFault("hub.niet_ingericht")


@contextmanager
def _connected(dsn: str) -> Iterator[Connection]:
    try:
        with psycopg.connect(dsn, autocommit=True, connect_timeout=5) as connection:
            yield connection
    except psycopg.OperationalError as error:
        raise DatabaseAway from error


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except errors.InsufficientPrivilege as error:
        raise EnvironmentFault("hub.te_weinig_rechten") from error


def _make_roles(connection: Connection, service_dsn: str) -> None:
    given = conninfo_to_dict(service_dsn)
    user, password = str(given.get("user") or ""), str(given.get("password") or "")
    if not user:
        raise EnvironmentFault("hub.dsn_zonder_naam")
    for name in (OWNER, GROUP):
        connection.execute(_ROLES.format(name=name).encode())
    me = connection.execute("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if me is not None and not me[1]:
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(OWNER), sql.Identifier(me[0])))
    if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (user,)).fetchone() is None:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS").format(sql.Identifier(user)))
    if password:
        # hashed here, since a statement may end up in the log of the server
        hashed = connection.pgconn.encrypt_password(password.encode(), user.encode(), b"scram-sha-256").decode()
        changed = sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(user), sql.Literal(hashed))
        connection.execute(changed)
    connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(GROUP), sql.Identifier(user)))
