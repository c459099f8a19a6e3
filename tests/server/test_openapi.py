"""The document that is served: whole, true to the code, and never contradicted by an answer to whatever is sent."""

from typing import Any

import httpx
import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from app.protocol.access import Role
from app.protocol.problems import Code
from app.server.answers import STATUS, TITLES
from app.server.endpoints import ENDPOINTS
from app.server.openapi import document, statuses
from tests.hub import Database, HubProcess, fresh_database, new_person, serving

EXAMPLES = 6


def test_what_is_served_is_what_the_code_says(hub: HubProcess):
    assert httpx.get(f"{hub.url}/v1/openapi.json").json() == document()


def test_every_reference_leads_somewhere():
    found: Any = document()
    schemas = found["components"]["schemas"]
    text = str(found)
    for name in schemas:
        assert f"#/components/schemas/{name}'" in text
    assert text.count("$ref") == sum(text.count(f"#/components/schemas/{name}'") for name in schemas)
    jsonschema.Draft202012Validator.check_schema({"$defs": schemas})


def test_every_endpoint_says_its_statuses():
    paths: Any = document()["paths"]
    for endpoint in ENDPOINTS:
        responses = paths[endpoint.path][endpoint.method.lower()]["responses"]
        assert {int(status) for status in responses} == set(statuses(endpoint))


def test_every_code_has_a_status_and_a_title():
    assert set(STATUS) == set(TITLES) == set(Code)


@pytest.fixture(scope="module")
def spare(tmp_path_factory: pytest.TempPathFactory):
    """A hub of its own: the rubbish that is sent may lock accounts and close laptops."""
    database: Database = fresh_database()
    log = tmp_path_factory.mktemp("fuzz") / "hub.log"
    with serving(database, log) as running:
        people = [new_person(database, running.url, role) for role in (Role.COACH, Role.ADMINISTRATOR)]
        yield running, people
    assert "ERROR" not in log.read_text(), log.read_text()[-3000:]


schema = schemathesis.openapi.from_dict(document())


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_fault_and_no_answer_that_is_not_in_the_document(case, spare):
    running, people = spare
    checks = [
        not_a_server_error,
        status_code_conformance,
        content_type_conformance,
        response_schema_conformance,
        unsupported_method,
    ]
    for person in people:
        if case.path in ("/v1/session", "/v1/accounts") and case.method == "DELETE":
            headers = {}
        else:
            headers = {"authorization": person.http.headers["authorization"]}
        response = case.call(base_url=running.url, headers=headers)
        case.validate_response(response, checks=checks)
