"""Where a worker starts: settings from the environment, the log, the pool, and the tidying that one worker does."""

import logging
import os
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import EnvironmentFault
from app.logs import ContentFree, Safe
from app.server.answers import Hub
from app.server.passwords import Passwords
from db.server import setup, upkeep
from db.server.faults import DatabaseAway
from db.server.pool import Pool

DSN, ADMIN_DSN = "KEUKENTAFEL_HUB_DSN", "KEUKENTAFEL_HUB_ADMIN_DSN"
CONNECTIONS, PASSWORD_KIB = "KEUKENTAFEL_HUB_CONNECTIONS", "KEUKENTAFEL_HUB_PASSWORD_KIB"
_TIDY_EVERY = 3600.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker needs to know. The cost of a password is lower only where nothing real is kept."""

    dsn: str
    connections: int = 8
    password_kib: int = 64 * 1024
    password_rounds: int = 3


def settings_of(environment: Mapping[str, str]) -> Settings:
    """Raises EnvironmentFault when there is no DSN."""
    dsn = environment.get(DSN, "")
    if not dsn:
        raise EnvironmentFault("hub.geen_dsn", variabele=DSN)
    connections = _number(environment, CONNECTIONS, 8)
    cost = _number(environment, PASSWORD_KIB, 0)
    return Settings(dsn, connections, cost, 1) if cost else Settings(dsn, connections)


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    word = environment.get(name, "") or str(default)
    if not (word.isascii() and word.isdigit() and len(word) < 8):
        raise EnvironmentFault("hub.getal", variabele=name)
    return int(word)


def start_log() -> None:
    """One line of JSON per request on the standard error; values that are not marked safe are left out."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(ContentFree("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(os.environ.get("KEUKENTAFEL_HUB_LOG", "INFO"))


def opened(settings: Settings) -> Hub:
    """A hub on a database that is as it should be. Raises EnvironmentFault."""
    pool = Pool(settings.dsn, settings.connections)
    with pool.transaction() as connection:
        setup.require_ready(connection)
    return Hub(pool, Passwords(settings.password_kib, settings.password_rounds))


def tidy_now_and_then(pool: Pool, stopped: threading.Event) -> None:
    """Forget what was taken away long ago, once an hour; of several workers one does it."""
    while not stopped.wait(_TIDY_EVERY):
        try:
            count = pool.run(upkeep.tidy)
        except DatabaseAway:
            continue
        _log.info("tidied %s", Safe(str(count)))
