"""The socket of a laptop: a real hub answers, and everything else is a calm sentence."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from app.protocol.problems import Code
from app.sync.transport import NoAnswer, Patience, Reply, Transport
from db.server.cluster import free_port
from tests.hub import Database, HubProcess, Person, new_person

QUICK = Patience(connect=2, answer=0.5)
ANSWER = b'{"epoch":"' + b"x" * 3000 + b'"}'
ALERT = b"\x15\x03\x03\x00\x02\x02\x28"
"""What TLS says when it breaks off."""
PACKED = gzip.compress(ANSWER)


@contextmanager
def answering(say: Callable[[socket.socket], None]) -> Iterator[str]:
    """Somebody on loopback who takes one connection, reads what comes and says what it likes."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            taken, _ = door.accept()
            with taken:
                taken.recv(65536)
                say(taken)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        thread.join(5)


def head_of(length: int, coding: str = "") -> bytes:
    return f"HTTP/1.1 200 OK\r\n{coding}Content-Length: {length}\r\n\r\n".encode()


def asked(url: str) -> Reply:
    with Transport(url, QUICK) as transport:
        return transport.ask("GET", "/health")


def test_a_hub_answers_and_says_what_is_wrong(hub: HubProcess, head: Person) -> None:
    with Transport(hub.url) as transport:
        fine = transport.ask("GET", "/health")
        assert fine.is_fine
        assert b"epoch" in fine.content
        refused = transport.ask("GET", "/v1/streams")
        assert (refused.status, refused.code()) == (401, Code.LOGIN)
        token = str(head.http.headers["authorization"]).removeprefix("Bearer ")
        assert transport.ask("GET", "/v1/streams", token=token).is_fine


def test_a_push_goes_packed_and_comes_in_whole(hub: HubProcess, database: Database) -> None:
    coach = new_person(database, hub.url)
    stream = coach.new_stream()
    token = str(coach.http.headers["authorization"]).removeprefix("Bearer ")
    with Transport(hub.url) as transport:
        reply = transport.ask(
            "POST", "/v1/push", coach.pushing(coach.operation(stream, "een lange brief" * 100)), token
        )
        assert reply.is_fine, reply.content
    assert transport.url == hub.url


@pytest.mark.parametrize(
    ("say", "text_id"),
    [
        (lambda taken: None, "sync.fout.afgebroken"),
        (lambda taken: taken.sendall(head_of(len(ANSWER)) + ANSWER[:50]), "sync.fout.afgebroken"),
        (lambda taken: taken.sendall(b"SSH-2.0-OpenSSH\r\n"), "sync.fout.afgebroken"),
        (lambda taken: taken.sendall(head_of(9, "Content-Encoding: gzip\r\n") + b"no gzip!!"), "sync.fout.afgebroken"),
        (lambda taken: threading.Event().wait(1.0), "sync.fout.geen_antwoord"),
    ],
)
def test_what_goes_wrong_on_the_way_is_said_calmly(say: Callable[[socket.socket], None], text_id: str) -> None:
    with answering(say) as url, pytest.raises(NoAnswer) as caught:
        asked(url)
    assert caught.value.text_id == text_id
    assert str(caught.value)


def test_a_gzip_that_was_cut_is_never_taken_for_an_answer() -> None:
    cut = PACKED[: len(PACKED) // 2]
    with answering(lambda taken: taken.sendall(head_of(len(cut), "Content-Encoding: gzip\r\n") + cut)) as url:
        reply = asked(url)
    assert reply.content != ANSWER
    assert not reply.content.endswith(b"}")


def test_nobody_there_is_offline() -> None:
    with pytest.raises(NoAnswer, match="niet te bereiken"):
        asked(f"http://127.0.0.1:{free_port()}")


def test_a_hub_that_cannot_prove_itself_is_not_spoken_to() -> None:
    with answering(lambda taken: taken.sendall(ALERT)) as url, pytest.raises(NoAnswer) as caught:
        asked(url.replace("http:", "https:"))
    assert caught.value.text_id == "sync.fout.certificaat"


def test_a_page_of_something_else_is_no_problem_of_a_hub() -> None:
    page = b"<html>log in</html>"
    with answering(lambda taken: taken.sendall(b"HTTP/1.1 403 No\r\nContent-Length: 19\r\n\r\n" + page)) as url:
        reply = asked(url)
    assert (reply.status, reply.code(), reply.problem()) == (403, None, None)
