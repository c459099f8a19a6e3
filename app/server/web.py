"""HTTP: from a request to the handler of its endpoint and back, with login, rights, gzip, limits, log and counts."""

import gzip
import json
import logging
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from app.logs import Safe
from app.protocol.enrolment import digest_of
from app.protocol.names import MOST_REQUEST
from app.protocol.problems import Code
from app.protocol.shapes import Malformed
from app.server import metrics
from app.server.answers import Answer, Context, Hub, Question, epoch_of, refused
from app.server.answers import problem as problem_answer
from app.server.endpoints import ENDPOINTS, Endpoint, is_json
from app.server.metrics import Metrics
from app.server.openapi import document
from app.server.rights import RIGHTS
from app.server.throttle import Throttle
from db.server import access
from db.server.faults import DatabaseAway, Refused
from db.server.pool import Caller

_log = logging.getLogger(__name__)
_NOBODY = Caller("", "", "", "")
_WORTH_PACKING = 600
MOST_OF_A_STRANGER = 64 * 1024
"""The most bytes of a request without login."""
_RETRY_LOGIN, _RETRY = str(access.WINDOW), "2"


@dataclass(frozen=True, slots=True)
class Desk:
    """What the endpoints of one process share."""

    hub: Hub
    metrics: Metrics
    throttle: Throttle


class PathEndpoint:
    """One path with its methods; a method that is not there is 405 with those that are."""

    def __init__(self, desk: Desk, path: str, methods: Mapping[str, Endpoint]) -> None:
        self._desk = desk
        self._path = path
        self._methods = methods

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI side."""
        request = Request(scope, receive)
        started = time.monotonic()
        endpoint = self._methods.get(request.method)
        if endpoint is None:
            answer = _only(sorted(self._methods))
        else:
            answer = await self._answered(endpoint, request)
        response = await run_in_threadpool(_packed, request.headers, answer)
        spent = int((time.monotonic() - started) * 1000)
        name = endpoint.name if endpoint else f"? {self._path}"
        self._desk.metrics.count(name, answer.status, spent, answer.verdicts)
        received = int(request.headers.get("content-length") or 0)
        self._desk.metrics.transferred(received, len(response.body))
        line = {"endpoint": name, "status": answer.status, "ms": spent, "in": received, "out": len(response.body)}
        _log.info("%s", Safe(json.dumps(line)))
        await response(scope, receive, send)

    async def _answered(self, endpoint: Endpoint, request: Request) -> Answer:
        try:
            digest = _token_digest(request.headers)
            try:
                caller = await run_in_threadpool(_caller, self._desk, endpoint, digest)
            except (Refused, DatabaseAway):
                await _drained(request)
                raise
            packed = await _body(request, MOST_REQUEST if endpoint.needs_login else MOST_OF_A_STRANGER)
            return await run_in_threadpool(_answer, self._desk, endpoint, request, packed, (caller, digest))
        except ClientDisconnect:
            return refused(Code.MALFORMED)  # nobody reads it
        except Refused as error:
            return _with_patience(problem_answer(error.refusal))
        except Malformed as error:
            return refused(Code.MALFORMED, error.reason, error.pointer[:400])
        except DatabaseAway:
            return _with_patience(refused(Code.UNAVAILABLE))


def application(hub: Hub, throttle: Throttle | None = None) -> Starlette:
    """The service on a pool of connections that was checked before."""
    desk = Desk(hub, Metrics(), throttle or Throttle())
    paths: dict[str, dict[str, Endpoint]] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(endpoint.path, {})[endpoint.method] = endpoint
    written = Response(json.dumps(document()), media_type="application/json")

    async def openapi(_: Request) -> Response:
        return written

    async def health(_: Request) -> Response:
        return await run_in_threadpool(_health, hub)

    async def counts(_: Request) -> Response:
        return Response(desk.metrics.text(), media_type=metrics.CONTENT_TYPE)

    routes = [Route(path, PathEndpoint(desk, path, methods)) for path, methods in paths.items()]
    plain = [("/v1/openapi.json", openapi), ("/health", health), ("/metrics", counts)]
    return Starlette(
        routes=[*routes, *(Route(path, each, methods=["GET"]) for path, each in plain)],
        exception_handlers={HTTPException: _http},
    )


def _answer(desk: Desk, endpoint: Endpoint, request: Request, packed: bytes, known: tuple[Caller, bytes]) -> Answer:
    """Unpack, read and answer; runs in a thread, since it may wait for the database."""
    if endpoint.takes is not None and not is_json(request.headers):
        raise Refused(Code.MEDIA_TYPE)
    question = Question(
        _unpacked(request.headers, packed),
        request.headers,
        str(next(iter(request.path_params.values()), "")),
        request.query_params.get("since", "0"),
        request.client.host if request.client else "",
    )
    return endpoint.handler(Context(desk.hub, question, *known))


def _caller(desk: Desk, endpoint: Endpoint, digest: bytes) -> Caller:
    if not endpoint.needs_login:
        return _NOBODY
    found = desk.hub.pool.run(lambda connection: access.caller_of(connection, digest)) if digest else None
    if found is None:
        raise Refused(Code.LOGIN)
    if not desk.throttle.admits(found.device):
        raise Refused(Code.TOO_MANY)
    if found.role not in RIGHTS[endpoint.name]:
        raise Refused(Code.FORBIDDEN)
    return found


def _token_digest(headers: Headers) -> bytes:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return digest_of(token.strip()) if scheme.lower() == "bearer" and token.strip() else b""


async def _body(request: Request, most: int) -> bytes:
    """The body as it came. Raises Refused when it is too large."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            await _drained(request)
            raise Refused(Code.TOO_LARGE)
        parts.append(part)
    return b"".join(parts)


async def _drained(request: Request) -> None:
    """Let a body that is refused pass by without keeping it: who still sends does not hear the answer otherwise."""
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_REQUEST:
            return


def _unpacked(headers: Headers, packed: bytes) -> bytes:
    coding = headers.get("content-encoding", "identity").strip().lower()
    if coding == "identity":
        return packed
    if coding != "gzip":
        raise Refused(Code.MEDIA_TYPE)
    machine = zlib.decompressobj(wbits=31)
    try:
        whole = machine.decompress(packed, MOST_REQUEST + 1)
    except zlib.error as error:
        raise Malformed("", "whole gzip belongs here") from error
    if len(whole) > MOST_REQUEST:
        raise Refused(Code.TOO_LARGE)
    if not machine.eof:
        raise Malformed("", "whole gzip belongs here")
    return whole


def _packed(headers: Headers, answer: Answer) -> Response:
    body, extra = answer.body, dict(answer.headers)
    is_text = answer.content_type != "application/octet-stream"
    if is_text and len(body) >= _WORTH_PACKING and "gzip" in headers.get("accept-encoding", ""):
        body = gzip.compress(body, 4, mtime=0)
        extra["content-encoding"] = "gzip"
    extra |= {"cache-control": "no-store", "vary": "Accept-Encoding"}
    return Response(body, answer.status, extra, answer.content_type)


def _with_patience(answer: Answer) -> Answer:
    """How long to wait, where waiting helps."""
    if answer.status not in (429, 503):
        return answer
    seconds = _RETRY_LOGIN if answer.status == 429 else _RETRY
    return Answer(answer.body, answer.status, answer.content_type, (*answer.headers, ("retry-after", seconds)))


def _only(methods: list[str]) -> Answer:
    answer = refused(Code.METHOD)
    return Answer(answer.body, answer.status, answer.content_type, (("allow", ", ".join(methods)),))


def _health(hub: Hub) -> Response:
    try:
        epoch = hub.pool.run(epoch_of)
    except DatabaseAway:
        return _packed(Headers(), refused(Code.UNAVAILABLE))
    return Response(json.dumps({"status": "ok", "epoch": epoch}), media_type="application/json")


async def _http(_: Request, error: Exception) -> Response:
    """What no endpoint is there for."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    answer = refused(Code.METHOD if status == 405 else Code.NOT_FOUND)
    extra = error.headers if isinstance(error, HTTPException) and error.headers else {}
    return Response(answer.body, answer.status, dict(extra), answer.content_type)
