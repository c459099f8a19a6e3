"""Making the database: twice without harm, two at once, and a login that may not."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from app.errors import EnvironmentFault
from db.server import setup
from db.server.faults import DatabaseAway
from db.server.pool import Pool
from tests.hub import Database, cluster, fresh_database, fresh_id


def empty_database() -> Database:
    database = Database(cluster(), f"hub_{fresh_id()[:8]}")
    database.cluster.psql(f"CREATE DATABASE {database.name}")
    return database


def test_two_at_once_make_one():
    database = empty_database()
    with ThreadPoolExecutor(2) as both:
        done = list(both.map(lambda _: setup.bring_up_to_date(database.admin_dsn, database.service_dsn), range(2)))
    assert sorted(done) == [0, len(setup.migrations())]
    pool = Pool(database.service_dsn)
    with pool.transaction() as connection:
        setup.require_ready(connection)
    pool.close()


def test_a_database_of_another_version_is_not_ready():
    database = fresh_database()
    with setup.as_owner(database.admin_dsn) as owner:
        owner.execute("INSERT INTO migration VALUES (9999)")
    pool = Pool(database.service_dsn)
    with pytest.raises(EnvironmentFault, match="hub init"), pool.transaction() as connection:
        setup.require_ready(connection)
    pool.close()


def test_a_login_that_may_not_make_it():
    database = empty_database()
    database.cluster.psql(f"CREATE ROLE lezer_{database.name} LOGIN PASSWORD 'l'")
    dsn = f"postgresql://lezer_{database.name}:l@127.0.0.1:{database.cluster.port}/{database.name}"
    with pytest.raises(EnvironmentFault, match="CREATEROLE"):
        setup.bring_up_to_date(dsn, database.service_dsn)


def test_a_dsn_without_a_name():
    database = empty_database()
    with pytest.raises(EnvironmentFault, match="gebruikersnaam"):
        setup.bring_up_to_date(database.admin_dsn, f"postgresql://127.0.0.1:{database.cluster.port}/{database.name}")


def test_a_server_that_is_not_there():
    with pytest.raises(DatabaseAway):
        setup.bring_up_to_date("postgresql://x:y@127.0.0.1:1/x", "postgresql://x@127.0.0.1:1/x")


def test_the_password_is_in_no_log():
    database = empty_database()
    database.cluster.psql(f"ALTER DATABASE {database.name} SET log_statement = 'all'")
    setup.bring_up_to_date(database.admin_dsn, database.service_dsn.replace(":service@", ":nieuw-wachtwoord@"))
    try:
        with psycopg.connect(database.service_dsn.replace(":service@", ":nieuw-wachtwoord@")) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        log = (database.cluster.folder / "postgresql.log").read_text()
        assert "ALTER ROLE" in log
        assert "nieuw-wachtwoord" not in log
    finally:
        setup.bring_up_to_date(database.admin_dsn, database.service_dsn)
