"""The one-time code with which a laptop is enrolled, as a person types it: ``KT-XXXXX-…``.

It holds 120 random bits and five check bits. The hub never gets the code: it keeps the hash of a ticket derived from
it, and a proof (``bound``) that ties the new public keys to the code. Who made the code can check that proof, so a hub
cannot swap the keys of a newcomer for its own; who has no code compares the fingerprint by phone.
"""

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.protocol import encoding
from app.protocol.keys import KEY_BYTES, AccountKeys, CannotOpen

PREFIX = "KT"
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SECRET_LETTERS, _GROUP = 24, 5
_NONCE = 12


class BadCode(ValueError):
    """This is no enrolment code: a letter is wrong or lacks."""


def new_code() -> str:
    """A fresh code."""
    number = int.from_bytes(os.urandom(15), "big")
    letters = "".join(_LETTERS[number >> (5 * place) & 31] for place in reversed(range(_SECRET_LETTERS)))
    return _shown(letters + _check(letters))


def read_code(typed: str) -> str:
    """The code as it is written, from what a person typed (lower case, spaces, O for 0). Raises BadCode."""
    letters = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_LOOKALIKES)
    bare = letters.removeprefix(PREFIX)
    if len(bare) != _SECRET_LETTERS + 1 or any(sign not in _LETTERS for sign in bare):
        raise BadCode
    if _check(bare[:-1]) != bare[-1]:
        raise BadCode
    return _shown(bare)


def ticket(code: str) -> str:
    """What a laptop sends to show that it has the code. Raises BadCode."""
    return encoding.text64(_derived(code, b"ticket"))


def ticket_digest(code: str) -> bytes:
    """What a hub keeps to recognise the ticket. Raises BadCode."""
    return digest_of(ticket(code))


def digest_of(sent: str) -> bytes:
    """The digest of a ticket, a token or a secret of 256 random bits: such a thing needs no slow hash."""
    return hashlib.sha256(sent.encode()).digest()


def bound(code: str, sign_key: bytes, box_key: bytes) -> bytes:
    """The proof that these public keys came from the one who had the code. Raises BadCode."""
    return hmac.digest(_derived(code, b"bound"), b"keukentafel bound v1\0" + sign_key + box_key, "sha256")


def is_bound(code: str, sign_key: bytes, box_key: bytes, proof: bytes) -> bool:
    """Whether this proof is right, for who made the code. Raises BadCode."""
    return hmac.compare_digest(bound(code, sign_key, box_key), proof)


def seal_link(code: str, account: str, private: AccountKeys) -> bytes:
    """The private keys of an account, sealed with a code, for its second laptop to fetch. Raises BadCode.

    The first laptop makes the code, shows it, and sends this along with the code's digest (``access.NewCode``).
    """
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(_derived(code, b"link")).encrypt(nonce, private.sign + private.box, _about_link(account))
    return nonce + sealed


def open_link(code: str, account: str, sealed: bytes) -> AccountKeys:
    """What ``seal_link`` sealed. Raises BadCode, or CannotOpen when it is another code or was changed."""
    try:
        opened = AESGCM(_derived(code, b"link")).decrypt(sealed[:_NONCE], sealed[_NONCE:], _about_link(account))
    except (InvalidTag, ValueError) as error:
        raise CannotOpen from error
    if len(opened) != 2 * KEY_BYTES:
        raise CannotOpen
    return AccountKeys(opened[:KEY_BYTES], opened[KEY_BYTES:])


def _about_link(account: str) -> bytes:
    return b"keukentafel link v1\0" + account.encode()


def _derived(code: str, purpose: bytes) -> bytes:
    return hmac.digest(read_code(code).encode(), b"keukentafel enrolment v1\0" + purpose, "sha256")


def _check(letters: str) -> str:
    """A letter that changes with any one wrong letter (odd weights), and with nearly any two neighbours swapped."""
    return _LETTERS[sum((2 * place + 1) * _LETTERS.index(sign) for place, sign in enumerate(letters)) % 32]


def _shown(letters: str) -> str:
    groups = [letters[place : place + _GROUP] for place in range(0, len(letters), _GROUP)]
    return "-".join([PREFIX, *groups])
