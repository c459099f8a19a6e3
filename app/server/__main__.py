"""The outermost place of the hub: what a worker of uvicorn loads, and where a bug ends as one line without content."""

import logging
import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.logs import Safe, places_of
from app.protocol.problems import Code
from app.server import service
from app.server.answers import refused
from app.server.web import application

_log = logging.getLogger(__name__)


def make() -> ASGIApp:
    """The application of one worker, from the environment. Raises EnvironmentFault when the database is not ready."""
    service.start_log()
    hub = service.opened(service.settings_of(os.environ))
    inner = application(hub)
    stopped = threading.Event()

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        threading.Thread(target=service.tidy_now_and_then, args=(hub.pool, stopped), daemon=True).start()
        yield
        stopped.set()
        hub.pool.close()

    inner.router.lifespan_context = lifespan
    return Outermost(inner)


class Outermost:
    """Catches what nothing else caught: the laptop hears that it is our fault, the log where in the program."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI side."""
        has_begun = False

        async def sending(message: object) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)  # type: ignore[arg-type]  # what starlette sends is what uvicorn takes

        try:
            await self._inner(scope, receive, sending)
        except Exception as bug:  # the outermost place of a request: nobody else would answer it
            if scope["type"] != "http" or has_begun:
                raise
            _log.error("%s", Safe(places_of(bug)))
            answer = refused(Code.FAULT)
            await Response(answer.body, answer.status, {}, answer.content_type)(scope, receive, send)
