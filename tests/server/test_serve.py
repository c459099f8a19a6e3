"""Serving: TLS of its own, several workers, health and counts, and the faults that are said before it begins."""

import os
import signal
import ssl
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from db.server.cluster import free_port
from tests.hub import ROOT, Database, HubProcess, fresh_database, new_person, serving


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of our own for 127.0.0.1, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
    signed = made.sign(key, hashes.SHA256())
    (folder / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8
    plain = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(plain)
    return folder / "cert.pem", folder / "key.pem"


def start(database: Database, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"KEUKENTAFEL_HUB_DSN": database.service_dsn, "KEUKENTAFEL_HUB_PASSWORD_KIB": "64"}
    with (folder / "hub.log").open("ab") as log:
        command = [sys.executable, "-m", "app", "hub", "serve", *options]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)


def health(url: str, client: httpx.Client) -> httpx.Response:
    until = time.monotonic() + 20
    while True:
        try:
            return client.get(f"{url}/health")
        except httpx.TransportError:
            assert time.monotonic() < until
            time.sleep(0.1)


def test_two_workers_behind_tls(tmp_path: Path):
    database, port = fresh_database(), free_port()
    cert, key = certificate(tmp_path)
    given = ["--poort", str(port), "--certificaat", str(cert), "--sleutel", str(key), "--werkers", "2"]
    process = start(database, tmp_path, *given)
    url = f"https://127.0.0.1:{port}"
    try:
        with httpx.Client(verify=ssl.create_default_context(cafile=str(cert)), timeout=5) as client:
            assert health(url, client).json()["status"] == "ok"
        workers = set()
        until = time.monotonic() + 15
        while len(workers) < 2 and time.monotonic() < until:
            with httpx.Client(verify=ssl.create_default_context(cafile=str(cert)), timeout=5) as client:
                client.post(f"{url}/v1/push")
                counts = client.get(f"{url}/metrics").text
                workers |= {
                    line.partition('worker="')[2].partition('"')[0] for line in counts.splitlines() if "{" in line
                }
        assert len(workers) == 2
        with httpx.Client(timeout=5) as stranger, pytest.raises(httpx.ConnectError):
            stranger.get(f"{url}/health")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(15)


def test_a_database_that_is_not_ready_is_said_in_one_line(tmp_path: Path):
    database = Database(fresh_database().cluster, "keukentafel")
    process = start(database, tmp_path, "--poort", str(free_port()))
    assert process.wait(20) == 2
    said = (tmp_path / "hub.log").read_text()
    assert said.count("\n") == 1
    assert "hub init" in said


def test_no_database_is_said_in_one_line(tmp_path: Path):
    environment = os.environ | {"KEUKENTAFEL_HUB_DSN": f"postgresql://x:y@127.0.0.1:{free_port()}/keukentafel"}
    command = [sys.executable, "-m", "app", "hub", "serve", "--poort", str(free_port())]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30, check=False)
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert "geen antwoord" in ran.stderr


def test_what_is_counted_and_written(database: Database, tmp_path: Path):
    with serving(database, tmp_path / "hub.log") as hub:
        _require_counts(database, hub)


def _require_counts(database: Database, hub: HubProcess) -> None:
    person = new_person(database, hub.url)
    stream = person.new_stream()
    operation = person.operation(stream, "x")
    person.push(operation, operation)
    counts = person.http.get(f"{hub.url}/metrics").text
    assert 'verdict="ok"} 1' in counts
    assert 'verdict="dup"} 1' in counts
    assert 'endpoint="POST /v1/push",status="200"} 1' in counts
    line = next(line for line in hub.log.read_text().splitlines() if '"POST /v1/push"' in line)
    assert '"status": 200' in line
    assert person.account not in line + counts
    assert stream not in line + counts


def test_a_stranger_cannot_fill_the_memory_and_hears_why(hub: HubProcess):
    large, headers = bytes(5 * 1024 * 1024), {"content-type": "application/json"}
    assert httpx.post(f"{hub.url}/v1/push", content=large, headers=headers).status_code == 401
    assert httpx.post(f"{hub.url}/v1/session", content=large, headers=headers).status_code == 413


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/v1/push", 405), ("TRACE", "/v1/session", 405), ("GET", "/", 404), ("POST", "/health", 405)],
)
def test_a_way_that_is_not_there(hub: HubProcess, method: str, path: str, status: int):
    answer = httpx.request(method, hub.url + path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert status != 405 or answer.headers["allow"]
