"""``hub``: make, run and look after the hub of a team, on the machine where it stands."""

import importlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.arguments import Given
from app.cli.terminal import Said, Terminal
from app.errors import EnvironmentFault, UserError
from app.texts import text

if TYPE_CHECKING:
    from app.protocol.access import Device

PORT, MOST_WORKERS = 8470, 64
TRIAL = Path("build/hub")
TRIAL_AS_ROOT = Path("/var/tmp/keukentafel-hub")
"""The server then runs as the user postgres, who may not be able to come in the folder of root."""
_ADMIN = "administrator"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_NEEDS_WORD = {"init": False, "serve": False, "probeer": False}
_NEEDS_WORD |= {"account": True, "device": True, "backup": True, "restore": True}


def hub(given: Given, terminal: Terminal) -> Said:
    """One task with the hub; ``serve`` and ``probeer`` end when the process is told to."""
    _require_parts()
    task = given.words[0]
    if task not in _NEEDS_WORD:
        raise UserError("cli.onbekende_taak", opdracht="hub", taak=task, taken=", ".join(_NEEDS_WORD))
    if _NEEDS_WORD[task] and len(given.words) == 1 and not (task == "backup" and given.has("--gewist")):
        raise UserError("hub.taak_zonder_naam", taak=task)
    if not _NEEDS_WORD[task] and len(given.words) > 1:
        raise UserError("hub.taak_met_naam", taak=task, woord=given.words[1])
    tasks: dict[str, Callable[[Given, Terminal], Said]] = {
        "init": _init,
        "serve": _serve,
        "account": _account,
        "device": _device,
        "backup": _backup,
        "restore": _restore,
        "probeer": _try_out,
    }
    return tasks[task](given, terminal)


def _init(given: Given, terminal: Terminal) -> Said:
    from db.server import setup

    return Said(text("hub.klaar_init", stappen=setup.bring_up_to_date(_admin_dsn(), _dsn())) + "\n")


def _account(given: Given, terminal: Terminal) -> Said:
    from app.protocol.access import NewAccount, NewCode, Role
    from app.protocol.enrolment import new_code, ticket_digest
    from app.protocol.names import ORGANISATION
    from app.protocol.shapes import Malformed
    from db.server import setup, upkeep

    name = _account_name(given.words[1])
    try:
        organisation = ORGANISATION.read(given.value("--organisatie") or "", "")
    except Malformed:
        raise UserError("hub.organisatienaam") from None
    role = given.value("--rol") or Role.COACH
    if role not in list(Role):
        raise UserError("hub.rol")
    code = new_code()
    with setup.as_owner(_admin_dsn()) as owner:
        asked = NewAccount(name, Role(role), organisation)
        upkeep.add_account(owner, asked, NewCode(name, ticket_digest(code)))
    return _code_said(name, code)


def _device(given: Given, terminal: Terminal) -> Said:
    from app.protocol.access import NewCode
    from app.protocol.enrolment import new_code, ticket_digest
    from db.server import access, setup, upkeep
    from db.server.faults import Refused

    name = _account_name(given.words[1])
    device = given.value("--sluit")
    with setup.as_owner(_admin_dsn()) as owner:
        if given.has("--lijst"):
            return _listed(name, access.devices(owner, name))
        if device is not None:
            if not upkeep.close_device(owner, name, device):
                raise UserError("hub.onbekende_laptop", id=device, naam=name)
            return Said(text("hub.gesloten", id=device, naam=name) + "\n")
        code = new_code()
        try:
            upkeep.add_code(owner, NewCode(name, ticket_digest(code)))
        except Refused:
            raise UserError("hub.onbekend_account", naam=name) from None
    return _code_said(name, code)


def _listed(name: str, devices: "Sequence[Device]") -> Said:
    """The laptops of an account, without their labels: those hold what somebody typed."""
    lines = [
        text(
            "hub.laptop",
            id=device.device,
            stand=text("hub.laptop_open" if device.active else "hub.laptop_gesloten"),
            gezien=device.seen_at or text("hub.laptop_nooit"),
        )
        for device in devices
    ]
    return Said("\n".join(lines or [text("hub.geen_laptops", naam=name)]) + "\n")


def _backup(given: Given, terminal: Terminal) -> Said:
    from db.server import backup

    said = ""
    if len(given.words) > 1:
        backup.dump(_admin_dsn(), Path(given.words[1]))
        said += text("hub.backup_klaar", bestand=given.words[1]) + "\n"
    if (listed := given.value("--gewist")) is not None:
        count = backup.write_erasures(_admin_dsn(), Path(listed))
        said += text("hub.gewist_klaar", bestand=listed, aantal=count) + "\n"
    return Said(said)


def _restore(given: Given, terminal: Terminal) -> Said:
    from db.server import backup

    file = Path(given.words[1])
    if not file.is_file():
        raise UserError("bestand.ontbreekt", bestand=file)
    listed = given.value("--gewist")
    erased = backup.read_erasures(Path(listed)) if listed is not None else ()
    return Said(text("hub.restore_klaar", aantal=backup.restore(_admin_dsn(), _dsn(), file, erased)) + "\n")


def _serve(given: Given, terminal: Terminal) -> Said:
    import uvicorn

    from app.server import service

    address, port = given.value("--adres") or "127.0.0.1", _number(given, "--poort", PORT, 65535)
    workers = _number(given, "--werkers", 1, MOST_WORKERS)
    certificate, key = _tls(given, address)
    service.opened(service.settings_of(os.environ)).pool.close()  # a fault is told here, not by every worker again
    scheme = "https" if certificate else "http"
    terminal.stderr.write(text("hub.luistert", adres=f"{scheme}://{address}:{port}") + "\n")
    terminal.stderr.flush()
    uvicorn.run(
        "app.server.__main__:make",
        factory=True,
        host=address,
        port=port,
        workers=workers,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,  # longer than a laptop or a proxy keeps a connection that nothing goes over
        timeout_graceful_shutdown=10,
    )
    return Said("")


def _try_out(given: Given, terminal: Terminal) -> Said:
    """A hub on a cluster of its own; the DSNs go to the worker by the environment, as for a real one."""
    import secrets

    from app.server import service
    from db.server import setup
    from db.server.cluster import as_user, open_cluster

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the database is stopped as well
    cluster = None
    if not os.environ.get(service.DSN):
        cluster = open_cluster(Path(given.value("--map") or (TRIAL_AS_ROOT if as_user() else TRIAL)).resolve())
        os.environ[service.ADMIN_DSN] = cluster.admin_dsn
        os.environ[service.DSN] = cluster.service_dsn(secrets.token_urlsafe(16))
    try:
        setup.bring_up_to_date(_admin_dsn(), _dsn())
        account = Given(given.command, (("--rol", _ADMIN), ("--organisatie", "proef")), ("account", "beheer"))
        place = text("hub.proef_map", map=cluster.folder) + "\n" if cluster else ""
        terminal.stdout.write(text("hub.proef_let_op") + "\n" + place + _account(account, terminal).words)
        terminal.stdout.flush()
        return _serve(given, terminal)
    finally:
        if cluster is not None:
            cluster.stop()


def _code_said(name: str, code: str) -> Said:
    return Said(text("hub.code", naam=name, code=code) + "\n" + text("hub.code_uitleg") + "\n")


def _account_name(word: str) -> str:
    from app.protocol.names import ACCOUNT
    from app.protocol.shapes import Malformed

    try:
        return ACCOUNT.read(word, "")
    except Malformed:
        raise UserError("hub.accountnaam", naam=word) from None


def _number(given: Given, option: str, default: int, highest: int) -> int:
    word = given.value(option) or str(default)
    if not (word.isascii() and word.isdigit() and 1 <= int(word[:6]) <= highest):
        raise UserError("hub.poort", optie=option, hoogste=highest)
    return int(word)


def _tls(given: Given, address: str) -> tuple[str | None, str | None]:
    """The files of the certificate and its key, or neither, which is for this machine only."""
    certificate, key = given.value("--certificaat"), given.value("--sleutel")
    if (certificate is None) != (key is None):
        raise UserError("hub.tls_half")
    for file in (certificate, key):
        if file is not None and not os.access(file, os.R_OK):
            raise UserError("hub.tls_bestand", bestand=file)
    if certificate is None and address not in _LOOPBACK:
        raise UserError("hub.tls_nodig")
    return certificate, key


def _dsn() -> str:
    return _from_environment("KEUKENTAFEL_HUB_DSN")


def _admin_dsn() -> str:
    return _from_environment("KEUKENTAFEL_HUB_ADMIN_DSN")


def _from_environment(name: str) -> str:
    found = os.environ.get(name, "")
    if not found:
        raise EnvironmentFault("hub.geen_dsn", variabele=name)
    return found


def _require_parts() -> None:
    """Raises EnvironmentFault when this installation is one without a hub."""
    for part in ("psycopg", "starlette", "uvicorn"):
        try:
            importlib.import_module(part)
        except ImportError as missing:
            raise EnvironmentFault("hub.niet_geinstalleerd", onderdeel=part) from missing
