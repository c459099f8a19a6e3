"""A bad line on loopback: passes requests on to a hub, and spoils some of the answers on purpose."""

import random
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

HALF_OPEN = 0.8
"""Seconds that nothing is said at all; longer than a laptop in these tests waits."""


class Fault(StrEnum):
    """What can happen to one request."""

    CUT_REQUEST = "verzoek afgekapt"
    CUT = "antwoord afgekapt"
    DROP = "antwoord kwijt"
    DELAY = "vertraagd"
    HALF_OPEN = "stil"
    GZIP = "gzip afgekapt"
    REPEAT = "verzoek herhaald"


@dataclass(frozen=True, slots=True)
class Aim:
    """Only requests that begin with this (``PUT /v1/blobs``), and no more than ``most`` of them."""

    begin: str = ""
    most: int = 1_000_000


ANY = Aim()


@dataclass(slots=True)
class BadLine:
    """``share`` of the requests (0 to 1) that are aimed at suffers ``fault``, or any one when it is None."""

    target: str
    fault: Fault | None
    share: float
    dice: random.Random
    counts: Counter[str] = field(default_factory=Counter)
    url: str = ""
    aim: Aim = ANY
    suffered: int = 0

    def serve(self, door: socket.socket) -> None:
        """Until the door is closed."""
        while True:
            try:
                taken, _ = door.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(taken,), daemon=True).start()

    def _one(self, taken: socket.socket) -> None:
        with taken:
            taken.settimeout(5)
            try:
                request = _whole(taken)
                if request:
                    self._pass_on(taken, request)
            except OSError:
                return  # the laptop hung up: that is its right

    def _pass_on(self, taken: socket.socket, request: bytes) -> None:
        fault = self._thrown(request)
        self.counts[fault or "heel"] += 1
        if fault is Fault.CUT_REQUEST:
            self._sent(request[: self.dice.randrange(len(request))], wait=False)
            return
        answer = self._sent(request)
        if fault is Fault.REPEAT:
            answer = self._sent(request)
        elif fault is Fault.DELAY:
            time.sleep(self.dice.uniform(0.02, 0.2))
        elif fault is Fault.HALF_OPEN:
            time.sleep(HALF_OPEN)
            return
        elif fault is Fault.DROP:
            return
        elif fault is Fault.CUT:
            answer = answer[: self.dice.randrange(len(answer))]
        elif fault is Fault.GZIP:
            answer = _shortened(answer)
        taken.sendall(answer)

    def _thrown(self, request: bytes) -> Fault | None:
        is_spared = self.suffered >= self.aim.most or not request.startswith(self.aim.begin.encode())
        if is_spared or self.dice.random() >= self.share:
            return None
        self.suffered += 1
        return self.fault or self.dice.choice(list(Fault))

    def _sent(self, request: bytes, *, wait: bool = True) -> bytes:
        parts = urlsplit(self.target)
        with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=10) as hub:
            head, _, body = request.partition(b"\r\n\r\n")
            lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
            hub.sendall(b"\r\n".join([*lines, b"Connection: close"]) + b"\r\n\r\n" + body)
            if not wait:
                return b""
            found = []
            while part := hub.recv(65536):
                found.append(part)
            return b"".join(found)


@contextmanager
def bad_line(target: str, fault: Fault | None, share: float = 0.3, seed: int = 1, aim: Aim = ANY) -> Iterator[BadLine]:
    """A bad line to a hub; ``url`` is where it listens."""
    line = BadLine(target, fault, share, random.Random(seed), aim=aim)
    with socket.create_server(("127.0.0.1", 0)) as door:
        line.url = f"http://127.0.0.1:{door.getsockname()[1]}"
        threading.Thread(target=line.serve, args=(door,), daemon=True).start()
        try:
            yield line
        finally:
            door.shutdown(socket.SHUT_RDWR)


def _whole(taken: socket.socket) -> bytes:
    """One request with its body."""
    found = b""
    while b"\r\n\r\n" not in found:
        part = taken.recv(65536)
        if not part:
            return b""
        found += part
    head, _, body = found.partition(b"\r\n\r\n")
    length = _length(head)
    while len(body) < length:
        part = taken.recv(65536)
        if not part:
            return b""
        body += part
    return head + b"\r\n\r\n" + body


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def _shortened(answer: bytes) -> bytes:
    """The body cut in half, with a length that says that this is all."""
    head, _, body = answer.partition(b"\r\n\r\n")
    cut = body[: len(body) // 2]
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length:")]
    return b"\r\n".join([*lines, b"Content-Length: %d" % len(cut)]) + b"\r\n\r\n" + cut
