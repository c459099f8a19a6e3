"""The OpenAPI 3.1 document, made from the endpoints and the shapes of the messages, so that it cannot lag behind."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from app.protocol.access import Role
from app.protocol.blobs import LENGTH_HEADER, OFFSET_HEADER, STREAM_HEADER
from app.protocol.operations import OneOperation, Operation
from app.protocol.problems import CONTENT_TYPE, Code, Problem
from app.protocol.shapes import Many, Maybe, Message, Nested, Shape
from app.server.answers import STATUS, TITLES
from app.server.endpoints import ENDPOINTS, Endpoint
from app.server.rights import RIGHTS

_ALWAYS = (Code.MALFORMED, Code.TOO_LARGE, Code.FAULT, Code.UNAVAILABLE, Code.TOO_MANY)
_WITH_LOGIN = (Code.LOGIN, Code.FORBIDDEN)
_AWAY = (Code.UNAVAILABLE,)
_STREAM = {"type": "string", "minLength": 4, "maxLength": 100}


def document() -> dict[str, object]:
    """The whole document."""
    paths: dict[str, dict[str, object]] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    paths["/health"] = {
        "get": _plain("Whether the hub and its database answer", "application/json", (Code.UNAVAILABLE,))
    }
    paths["/metrics"] = {"get": _plain("Counts for Prometheus", "text/plain", ())}
    paths["/v1/openapi.json"] = {"get": _plain("This document", "application/json", ())}
    schemas = {kind.__name__: kind.schema() for kind in _all_messages()}
    bearer = {"type": "http", "scheme": "bearer"}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Keukentafel hub", "version": "1", "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}},
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"session": bearer}},
    }


def statuses(endpoint: Endpoint) -> tuple[int, ...]:
    """Every status that an endpoint can answer with."""
    return tuple(sorted({200, *(STATUS[code] for code in _codes(endpoint))}))


def _codes(endpoint: Endpoint) -> tuple[Code, ...]:
    media = (Code.MEDIA_TYPE,) if endpoint.takes or endpoint.bytes_in else ()
    return (*_ALWAYS, *(_WITH_LOGIN if endpoint.needs_login else ()), *media, *endpoint.refuses)


def _operation(endpoint: Endpoint) -> dict[str, object]:
    found: dict[str, object] = {
        "summary": endpoint.says,
        "operationId": re.sub(r"\W+", "_", endpoint.name).strip("_").lower(),
        "parameters": list(_parameters(endpoint)),
        "responses": _responses(endpoint),
        "x-roles": [role for role in Role if role in RIGHTS[endpoint.name]],
    }
    if endpoint.needs_login:
        found["security"] = [{"session": []}]
    if endpoint.takes is not None:
        found["requestBody"] = {"required": True, "content": {"application/json": {"schema": _ref(endpoint.takes)}}}
    if endpoint.bytes_in:
        found["requestBody"] = {"required": True, "content": {"application/octet-stream": {"schema": {}}}}
    return found


def _parameters(endpoint: Endpoint) -> Iterator[dict[str, object]]:
    for name in re.findall(r"{(\w+)}", endpoint.path):
        pattern = "^[0-9a-f]{64}$" if name == "sha256" else "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
        yield _parameter(name, "path", {"type": "string", "pattern": pattern})
    if endpoint.is_blob:
        yield _parameter(STREAM_HEADER, "header", _STREAM)
    if endpoint.bytes_in:
        yield _parameter(OFFSET_HEADER, "header", {"type": "integer", "minimum": 0})
        yield _parameter(LENGTH_HEADER, "header", {"type": "integer", "minimum": 1})
    if endpoint.name == "GET /v1/erasures":
        number = {"type": "integer", "minimum": 0, "maximum": 999_999_999_999_999}
        yield _parameter("since", "query", number) | {"required": False}


def _parameter(name: str, place: str, schema: dict[str, Any]) -> dict[str, object]:
    return {"name": name, "in": place, "required": True, "schema": schema}


def _responses(endpoint: Endpoint) -> dict[str, object]:
    said: dict[str, object] = {"description": endpoint.says}
    if endpoint.gives is not None:
        said["content"] = {"application/json": {"schema": _ref(endpoint.gives)}}
    if endpoint.bytes_out:
        said["content"] = {"application/octet-stream": {"schema": {}}}
    return {"200": said} | _refusals(_codes(endpoint), has_body=endpoint.method != "HEAD")


def _refusals(codes: Iterable[Code], has_body: bool = True) -> dict[str, object]:
    found: dict[str, list[str]] = {}
    for code in codes:
        found.setdefault(str(STATUS[code]), []).append(TITLES[code])
    content = {"content": {CONTENT_TYPE: {"schema": _ref(Problem)}}} if has_body else {}
    return {status: {"description": "; ".join(titles), **content} for status, titles in sorted(found.items())}


def _plain(says: str, content_type: str, codes: tuple[Code, ...]) -> dict[str, object]:
    said = {"description": says, "content": {content_type: {"schema": {}}}}
    return {"summary": says, "responses": {"200": said} | _refusals((*codes, Code.FAULT))}


def _ref(kind: type[Message]) -> dict[str, object]:
    return Nested(kind).schema()


def _all_messages() -> list[type[Message]]:
    """Every message that an endpoint takes or gives, and those within them."""
    found: dict[str, type[Message]] = {}
    waiting: list[type[Message]] = [
        Problem,
        *(each.takes for each in ENDPOINTS if each.takes),
        *(e.gives for e in ENDPOINTS if e.gives),
    ]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ not in found:
            found[kind.__name__] = kind
            waiting += [inner for each in fields(kind) for inner in _within(each.metadata.get("shape"))]
    return [found[name] for name in sorted(found)]


def _within(shape: Shape | None) -> list[type[Message]]:
    if isinstance(shape, Many | Maybe):
        return _within(shape.of)
    if isinstance(shape, Nested):
        return [shape.of]
    return [Operation] if isinstance(shape, OneOperation) else []
