"""The way out: a file, or the organisation's own gateway over HTTP.

The contract of a gateway: each message is one ``POST`` of JSON to the address in the settings,
``{"formaat": "keukentafel-bericht/1", "id": …, "aan": "+316…", "verzenden_op": "2026-12-01", "tekst": …}``.
It answers 2xx when it took the message over, 4xx when it never will (a JSON ``{"reden": …}`` may say why), anything
else means: try again later. A message with an id it has seen before is answered 2xx and sent once. It follows no
redirects, and the address is https or on this machine.
"""

import json
import urllib.request
from collections.abc import Sequence
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError

from app.errors import EnvironmentFault, UserError
from app.messages.reminders import Outgoing
from app.settings import is_safe_address

FORMAT = "keukentafel-bericht/1"
PATIENCE = 10.0
"""Seconds that one message may take."""
_LONGEST_ANSWER = 10_000
_LONGEST_REASON = 120


def body_of(message: Outgoing) -> dict[str, str]:
    """A message under the names of the contract."""
    return {
        "formaat": FORMAT,
        "id": message.id,
        "aan": message.number,
        "verzenden_op": message.send_on.isoformat(),
        "tekst": message.words,
    }


def send(messages: Sequence[Outgoing], address: str, patience: float = PATIENCE) -> int:
    """Hand messages to a gateway, one by one; how many it took.

    Raises UserError when there is no safe address or one is refused for good, EnvironmentFault when the gateway cannot
    be reached; those before it were taken, and sending them again does no harm.
    """
    if not address:
        raise UserError("budget.fout.poort_leeg")
    if not is_safe_address(address):
        raise UserError("budget.fout.poort_weigert", reden="https")
    opener = _opener()
    for message in messages:
        _post(opener, address, json.dumps(body_of(message), ensure_ascii=False).encode(), patience)
    return len(messages)


def _opener() -> urllib.request.OpenerDirector:
    """The plain way: no proxy, and no redirects, for a telephone number goes nowhere but to the address chosen."""
    made = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        made.add_handler(handler)
    return made


def _post(opener: urllib.request.OpenerDirector, address: str, body: bytes, patience: float) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    request = urllib.request.Request(address, data=body, headers=headers, method="POST")
    try:
        with opener.open(request, timeout=patience) as answer:
            answer.read(_LONGEST_ANSWER)
    except HTTPError as refusal:
        with refusal:
            if HTTPStatus.BAD_REQUEST <= refusal.code < HTTPStatus.INTERNAL_SERVER_ERROR:
                raise UserError("budget.fout.poort_weigert", reden=_reason(refusal)) from None
        raise EnvironmentFault("budget.fout.poort_weg") from None
    except (OSError, HTTPException):  # no network, a name that is not there, too slow, a broken answer
        raise EnvironmentFault("budget.fout.poort_weg") from None


def _reason(refusal: HTTPError) -> str:
    try:
        said = json.loads(refusal.read(_LONGEST_ANSWER))
    except (ValueError, OSError):
        said = None
    found = said.get("reden") if isinstance(said, dict) else None
    return " ".join(str(found).split())[:_LONGEST_REASON] if found else str(refusal.code)


def write(messages: Sequence[Outgoing], place: Path) -> Path:
    """Put messages in a file, one JSON object a line, as a gateway would get them."""
    lines = [json.dumps(body_of(message), ensure_ascii=False) + "\n" for message in messages]
    try:
        place.write_text("".join(lines), encoding="utf-8")
    except OSError as fault:
        raise EnvironmentFault("services.cannot_write", folder=str(place.parent)) from fault
    return place
