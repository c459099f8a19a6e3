"""Every endpoint with every role, and rows that stay out of sight even of a query that forgets to ask for less."""

import httpx
import psycopg
import pytest

from app.errors import EnvironmentFault
from app.protocol.access import Role
from app.protocol.problems import Code, Problem
from app.server.endpoints import ENDPOINTS
from app.server.rights import RIGHTS
from db.server import setup
from db.server.pool import Caller, Pool
from tests.hub import Database, HubProcess, Person, fresh_id, new_person

TABLES = ("stream", "member", "stream_key", "wrap", "record", "operation", "blob", "blob_chunk", "erasure", "referral")
ROLES = [None, *Role]
CELLS = [(name, role) for name in sorted(RIGHTS) for role in ROLES]


@pytest.fixture(scope="module")
def people(database: Database, hub: HubProcess) -> dict[Role, Person]:
    return {role: new_person(database, hub.url, role, "proef") for role in Role}


def ask(hub: HubProcess, person: Person | None, name: str) -> tuple[int, str]:
    """The status, and the code of the problem when there is one; the body is empty, so no cell changes anything."""

    method, path = name.split(" ")
    url = hub.url + path.replace("{sha256}", "0" * 64).replace("{device}", fresh_id())
    headers = {"content-type": "application/json"} if method in ("POST", "PUT") else {}
    client = person.http if person else httpx
    answer = client.request(method, url, headers=headers)
    is_problem = answer.headers["content-type"] == "application/problem+json" and answer.content
    return answer.status_code, Problem.parse(answer.content).code if is_problem else ""


@pytest.mark.parametrize(("name", "role"), CELLS, ids=str)
def test_every_endpoint_with_every_role(hub: HubProcess, people: dict[Role, Person], name: str, role: Role | None):
    if name == "DELETE /v1/session" and role is not None:
        person = people[role]
        assert ask(hub, person, name)[0] == 200
        person.login()
        return
    status, code = ask(hub, people[role] if role else None, name)
    if not RIGHTS[name]:
        assert status in (200, 400)
    elif role is None:
        assert (status, code) == (401, Code.LOGIN if not name.startswith("HEAD") else "")
    elif role in RIGHTS[name]:
        assert status in (200, 400, 404)
    else:
        assert (status, code) == (403, Code.FORBIDDEN if not name.startswith("HEAD") else "")


def test_the_table_and_the_endpoints_are_the_same():
    plain = {"GET /health", "GET /metrics", "GET /v1/openapi.json"}
    assert {endpoint.name for endpoint in ENDPOINTS} | plain == set(RIGHTS)
    assert {role for roles in RIGHTS.values() for role in roles} == set(Role)
    assert Role.ADMINISTRATOR not in RIGHTS["POST /v1/push"]


@pytest.fixture(scope="module")
def filled(database: Database, hub: HubProcess) -> tuple[Person, str, Person]:
    """Somebody with a stream in which every table has rows, and somebody else."""
    owner, stranger = new_person(database, hub.url), new_person(database, hub.url, Role.MANAGER, "elders")
    stream = owner.new_stream()
    owner.push(owner.operation(stream, "geheim"))
    headers = {"keukentafel-stream": stream, "upload-offset": "0", "upload-length": "5"}
    blob = f"{hub.url}/v1/blobs/{'0' * 64}"
    assert owner.http.put(blob, content=b"foto", headers=headers).status_code == 200
    return owner, stream, stranger


def rows(database: Database, person: Person, query: str) -> list[tuple]:
    pool = Pool(database.service_dsn)
    try:
        with pool.transaction(Caller(person.account, person.device, person.role, person.organisation)) as connection:
            return connection.execute(query).fetchall()
    finally:
        pool.close()


@pytest.mark.parametrize("table", ["stream", "member", "stream_key", "record", "operation", "blob", "blob_chunk"])
def test_a_query_without_where_shows_no_other_stream(database: Database, filled, table: str):
    owner, stream, stranger = filled
    assert stream in {row[0] for row in rows(database, owner, f"SELECT stream FROM {table}")}
    assert stream not in {row[0] for row in rows(database, stranger, f"SELECT stream FROM {table}")}


def test_wrapped_keys_of_others_stay_out_of_sight(database: Database, filled):
    owner, stream, stranger = filled
    assert rows(database, owner, "SELECT stream FROM wrap WHERE recipient <> ''")
    assert stream not in {row[0] for row in rows(database, stranger, "SELECT stream FROM wrap")}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET body = NULL",
        "UPDATE stream SET head = 0",
        "UPDATE member SET may_write = true",
        "DELETE FROM wrap",
        "DELETE FROM blob",
    ],
)
def test_a_statement_without_where_changes_no_other_stream(database: Database, filled, statement: str):
    _, _, stranger = filled
    pool = Pool(database.service_dsn)
    with pool.transaction(Caller(stranger.account, stranger.device, "", "")) as connection:
        connection.execute("SET LOCAL search_path = hub")
        touched = connection.execute(statement + " RETURNING stream").fetchall()
    pool.close()
    assert {row[0] for row in touched} <= {f"me/{stranger.account}", "inbox/elders"}


@pytest.mark.parametrize("table", ["credential", "attempt"])
def test_what_the_service_may_not_touch(database: Database, filled, table: str):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rows(database, filled[0], f"SELECT * FROM {table}")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT wipe('dossier/a', NULL)",
        "SELECT secret_digest FROM device",
        "SELECT digest FROM session",
        "SET ROLE keukentafel_owner",
        "ALTER TABLE record DISABLE ROW LEVEL SECURITY",
        "UPDATE state SET epoch = gen_random_uuid()",
        "INSERT INTO stream (stream) VALUES ('dossier/erbij')",
        "INSERT INTO erasure VALUES (1, 'dossier/a', NULL)",
        "CREATE TABLE hub.mine (a int)",
    ],
)
def test_what_the_service_may_not_do(database: Database, filled, statement: str):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rows(database, filled[0], statement)


def test_writing_in_the_name_of_another_is_refused(database: Database, filled):
    owner, stream, _ = filled
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rows(database, owner, f"UPDATE record SET account = 'een-ander' WHERE stream = '{stream}'")


def test_row_security_is_forced_on_every_table(database: Database):
    query = (
        "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relkind = 'r' AND relnamespace = {}"
    )
    with setup.as_owner(database.admin_dsn) as owner:
        found = dict(owner.execute(query.format("'hub'::regnamespace")).fetchall())
    assert found.pop("migration") is False
    assert set(found.values()) == {True}
    assert set(TABLES) <= set(found)


def test_every_function_has_a_search_path_of_its_own(database: Database):
    """A door that runs as the owner must not look for its tables where the caller says."""
    with setup.as_owner(database.admin_dsn) as owner:
        found = owner.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'hub'::regnamespace AND prosecdef AND proconfig IS NULL"
        )
        assert found.fetchall() == []


def test_a_login_that_may_see_everything_does_not_serve(database: Database):
    pool = Pool(database.admin_dsn)
    with pytest.raises(EnvironmentFault, match="mag te veel"), pool.transaction() as connection:
        setup.require_ready(connection)
    pool.close()
