"""The only socket of a laptop: one hub, asked over HTTPS, with gzip both ways and a limit to every wait and answer."""

import gzip
import ssl
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx

from app.errors import EnvironmentFault
from app.protocol.blobs import OFFSET_HEADER
from app.protocol.names import MOST_REQUEST
from app.protocol.problems import Code, Problem
from app.protocol.shapes import Malformed, Message

MOST_ANSWER = 3 * MOST_REQUEST
"""The most bytes of one answer, unpacked: a page of the largest records fits in it."""
_WORTH_PACKING = 600
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_JSON = {"content-type": "application/json"}
_BYTES = {"content-type": "application/octet-stream"}


class NoAnswer(EnvironmentFault):
    """The hub gave no answer that can be used; asking again later may help, and nothing is lost by asking twice."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a hub answered.

    ``date`` is its header of that name, empty when there is none. ``retry_after`` are the seconds it asks to wait, 0
    when it asks nothing. ``offset`` is how far an upload is, None when the answer is about something else.
    """

    status: int
    content: bytes = field(repr=False)
    date: str = ""
    retry_after: int = 0
    offset: int | None = None

    @property
    def is_fine(self) -> bool:
        """Whether it is an answer and no problem."""
        return 200 <= self.status < 300

    def problem(self) -> Problem | None:
        """The problem in this answer, None when it is none of a hub."""
        try:
            return None if self.is_fine else Problem.parse(self.content)
        except Malformed:
            return None

    def code(self) -> Code | None:
        """The code of the problem, None when there is none of a hub."""
        problem = self.problem()
        return problem.code if problem else None


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds: for a connection, and for each part of an answer."""

    connect: float = 10.0
    answer: float = 30.0


class Transport:
    """One hub at ``url``, without a slash at its end. Close it after use."""

    def __init__(self, url: str, patience: Patience | None = None) -> None:
        wait = patience or Patience()
        self.url = url
        is_here = urlsplit(url).hostname in _LOOPBACK
        self._client = httpx.Client(
            timeout=httpx.Timeout(wait.answer, connect=wait.connect),
            verify=_trusted() if url.startswith("https:") else True,
            trust_env=not is_here,  # a proxy of the office has nothing to do with a hub on this machine
            headers={"accept-encoding": "gzip", "user-agent": "keukentafel"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def ask(self, method: str, path: str, message: Message | None = None, token: str = "") -> Reply:
        """The answer, whatever its status. ``token`` is that of a session, empty before there is one.

        Raises NoAnswer when there is none: no network, a certificate that is not trusted, or a cut in between.
        """
        content = None if message is None else message.encoded()
        headers = dict(_JSON) if content is not None else {}
        if content is not None and len(content) >= _WORTH_PACKING:
            content = gzip.compress(content, 6, mtime=0)
            headers["content-encoding"] = "gzip"
        return self._asked(method, path, content, headers, token)

    def upload(self, path: str, chunk: bytes, headers: dict[str, str], token: str) -> Reply:
        """One chunk of a blob, as it is; ``headers`` are those of ``app.protocol.blobs``. Raises NoAnswer."""
        return self._asked("PUT", path, chunk, _BYTES | headers, token)

    def look(self, path: str, headers: dict[str, str], token: str) -> Reply:
        """How far an upload is. Raises NoAnswer."""
        return self._asked("HEAD", path, None, headers, token)

    def download(self, path: str, headers: dict[str, str], token: str) -> Reply:
        """The sealed bytes of a blob. Raises NoAnswer."""
        return self._asked("GET", path, None, headers, token)

    def _asked(self, method: str, path: str, content: bytes | None, headers: dict[str, str], token: str) -> Reply:
        given = headers | ({"authorization": f"Bearer {token}"} if token else {})
        try:
            with self._client.stream(method, self.url + path, content=content, headers=given) as answer:
                return _reply(answer)
        except httpx.ConnectError as error:
            raise NoAnswer("sync.fout.certificaat" if _is_about_trust(error) else "sync.fout.onbereikbaar") from error
        except httpx.TimeoutException as error:
            raise NoAnswer("sync.fout.geen_antwoord") from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise NoAnswer("sync.fout.afgebroken") from error


def _reply(answer: httpx.Response) -> Reply:
    parts: list[bytes] = []
    size = 0
    for part in answer.iter_bytes():
        size += len(part)
        if size > MOST_ANSWER:
            raise NoAnswer("sync.fout.geen_hub")
        parts.append(part)
    return Reply(
        answer.status_code,
        b"".join(parts),
        answer.headers.get("date", ""),
        _whole(answer.headers.get("retry-after")) or 0,
        _whole(answer.headers.get(OFFSET_HEADER)),
    )


def _whole(header: str | None) -> int | None:
    return int(header) if header is not None and header.isascii() and header.isdigit() else None


def _is_about_trust(error: BaseException | None) -> bool:
    """Whether the other side could not prove who it is."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _trusted() -> ssl.SSLContext:
    """Who is trusted: the authorities of this computer (an organisation may have its own) and the public ones."""
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context
