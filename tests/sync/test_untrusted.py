"""A hub that cannot prove who it is: nothing goes over, no code is used, and the sentence says what to look at."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.errors import EnvironmentFault
from app.protocol import enrolment as codes
from app.services import enrol
from app.services.enrol import Form
from tests.builders import a_session
from tests.hub import PASSWORD


def certificate(folder: Path, since: timedelta, until: timedelta) -> Path:
    """A certificate for localhost that nobody vouches for, with its key, valid between these moments from now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now + since, now + until)
    signed = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False).sign(
        key, hashes.SHA256()
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "hub.pem"
    file.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return file


@contextmanager
def listening(file: Path) -> Iterator[tuple[str, list[bytes]]]:
    """Somebody who speaks TLS with this certificate, and keeps what was said after the handshake."""
    heard: list[bytes] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            taken, _ = door.accept()
            with taken, suppress(OSError), context.wrap_socket(taken, server_side=True) as spoken:
                heard.append(spoken.recv(65536))

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"https://localhost:{door.getsockname()[1]}", heard
        thread.join(5)


@pytest.mark.parametrize(
    ("since", "until"),
    [(timedelta(days=-1), timedelta(days=1)), (timedelta(days=-9), timedelta(days=-1)), (timedelta(1), timedelta(9))],
    ids=["made by itself", "too old", "not valid yet"],
)
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path, since: timedelta, until: timedelta):
    session = a_session()
    with listening(certificate(tmp_path, since, until)) as (url, heard):
        begun = enrol.begin(session, Form(url, "coach-1", codes.new_code(), PASSWORD))
        with pytest.raises(EnvironmentFault) as caught:
            enrol.send(begun)
    assert "niet bewijzen" in str(caught.value)
    assert "datum en tijd" in str(caught.value)
    assert not any(heard), "neither the code nor the password went over"
    assert not enrol.present(session)[0].is_enrolled
    session.store.close()
