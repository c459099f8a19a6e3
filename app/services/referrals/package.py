"""A referral for who has no Keukentafel: one file that any browser opens with a code told by phone, without network.

The file is a page with one sealed block: AES-256-GCM over the JSON and the PDF of the referral, the key stretched from
the code with PBKDF2, which browsers can do themselves. The code is random with some 90 bits, so that guessing is out of
the question whatever the stretching. Nothing about the referral stands in the page or the name of the file.
"""

import base64
import html
import json
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from app.domain.change import Changes
from app.domain.ids import RecordId
from app.domain.referral import Direction
from app.errors import EnvironmentFault, UserError
from app.reports.pdf import pdf_bytes
from app.reports.referral_page import referral_document
from app.resources import folder
from app.services.referrals import drafting, inbox, over_hub, payload, sending
from app.services.referrals.kinds import kind_of
from app.services.session import Session
from app.services.text_files import read_text
from app.texts import text
from db.recovery_code import ALPHABET

FORMAT = "keukentafel-pakket/1"
LARGEST = 20_000_000
"""A package is never larger than this many bytes."""
_ROUNDS, _MOST_ROUNDS = 600_000, 5_000_000
_GROUPS, _GROUP = 4, 5
_SEALED = re.compile(r'<script type="application/json" id="sealed">(\{[^<]*\})</script>')


@dataclass(frozen=True, slots=True)
class Package:
    """A written package, and the code that opens it: told by phone, kept nowhere."""

    place: Path
    code: str


def write(session: Session, referral_id: RecordId, target: Path) -> Package:
    """Write the package of a referral that was sent in a folder, with a new code each time. What the hub did not take
    is not offered to it any more.

    Raises UserError when it was not sent yet, EnvironmentFault when the folder cannot be written.
    """
    referral = drafting.of(session, referral_id)
    if referral.direction is not Direction.OUT or referral.sent_at is None:
        raise UserError("verwijzing.pakket.nog_niet")
    over_hub.give_up_sending(session, referral)
    content = sending.text_of(session, referral_id)
    code = new_code()
    place = target / f"verwijzing-{referral.sent_at.date().isoformat()}-{referral.id[-4:]}.html"
    try:
        target.mkdir(parents=True, exist_ok=True)
        place.write_text(page(content, code), encoding="utf-8")
    except OSError as fault:
        raise EnvironmentFault("services.cannot_write", folder=str(target)) from fault
    return Package(place, code)


def open_file(session: Session, path: Path, code: str) -> tuple[Changes, RecordId]:
    """Take the referral in a package into the inbox. Raises UserError when it is none, or the code is another one."""
    return inbox.receive(session, unsealed(read_text(path, LARGEST), code))


def page(content: str, code: str) -> str:
    """The page with this referral sealed in it."""
    told = payload.read(content)
    pdf = pdf_bytes(referral_document(told, kind_of(told.envelope.receiver_kind).asked))
    inside = json.dumps({"json": content, "pdf": base64.b64encode(pdf).decode()})
    words = {word: text(f"verwijzing.pakket.{word}") for word in ("pdf", "json", "browser", "busy", "wrong")}
    filled = folder("referrals", "package.html").read_text(encoding="utf-8")
    for name in ("title", "explain", "code", "open"):
        filled = filled.replace(f"@{name}@", html.escape(text(f"verwijzing.pakket.{name}")))
    filled = filled.replace("@words@", json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"))
    return filled.replace("@sealed@", _seal(inside.encode(), code))


def unsealed(written: str, code: str) -> str:
    """The referral (JSON) in the text of a package. Raises UserError when it is no package, or the code is wrong."""
    found = _SEALED.search(written)
    if found is None:
        raise UserError("verwijzing.pakket.geen_pakket")
    try:
        sealed = json.loads(found[1])
        rounds = sealed["ronden"]
        salt, nonce, inside = (base64.b64decode(sealed[part], validate=True) for part in ("zout", "nonce", "inhoud"))
    except (ValueError, KeyError, TypeError):
        raise UserError("verwijzing.pakket.geen_pakket") from None
    if sealed.get("formaat") != FORMAT or type(rounds) is not int or not 0 < rounds <= _MOST_ROUNDS:
        raise UserError("verwijzing.pakket.geen_pakket")
    try:
        opened = json.loads(AESGCM(_key(code, salt, rounds)).decrypt(nonce, inside, FORMAT.encode()))
        return str(opened["json"])
    except InvalidTag:
        raise UserError("verwijzing.pakket.wrong") from None
    except (ValueError, KeyError, TypeError):
        raise UserError("verwijzing.pakket.geen_pakket") from None


def new_code() -> str:
    """A fresh code in groups, from letters that are hard to confuse: ``ABCDE-FGHJK-…``."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(_GROUPS * _GROUP))
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def _seal(inside: bytes, code: str) -> str:
    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = AESGCM(_key(code, salt, _ROUNDS)).encrypt(nonce, inside, FORMAT.encode())
    parts = {"zout": salt, "nonce": nonce, "inhoud": sealed}
    coded = {name: base64.b64encode(part).decode() for name, part in parts.items()}
    return json.dumps({"formaat": FORMAT, "ronden": _ROUNDS, **coded})


def _key(code: str, salt: bytes, rounds: int) -> bytes:
    letters = "".join(letter for letter in code.upper() if "A" <= letter <= "Z")
    return PBKDF2HMAC(SHA256(), 32, salt, rounds).derive(letters.encode())
