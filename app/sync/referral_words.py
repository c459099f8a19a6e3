"""What is said in a referral, sealed for the other side: the snapshot and the answers. The hub sees only how far it is.

A snapshot is sealed to the box key of the receiving organisation, and carries the public keys of the account that sent
it; answers are sealed to that account, and what the sender says later again to the organisation. Which referral, which
step, from whom and to whom is bound to the sealed bytes, so that the hub cannot put words elsewhere. Along with the
snapshot goes a token that only its sender can make; whoever says something later shows it, which proves that the
snapshot was opened, whatever the hub says of who answers.
"""

import hmac
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.protocol import encoding
from app.protocol.keys import AccountKeys, CannotOpen, PublicKeys, open_sealed_to, seal_to
from app.protocol.names import MOST_BODY
from app.protocol.referrals import Referral, Step
from app.protocol.sealing import TooLarge

MOST_WORDS = 4 * 1024 * 1024
"""The most bytes of what is said in one step, before sealing."""


@dataclass(frozen=True, slots=True)
class About:
    """What sealed words belong to: the referral, the step, and the two organisations as the hub calls them."""

    referral: str
    step: Step
    sender: str
    to: str

    @classmethod
    def of(cls, referral: Referral, step: Step) -> "About":
        """A step of a referral as the hub tells it."""
        return cls(referral.referral, step, referral.sender, referral.to)

    def bound(self) -> bytes:
        """The bytes that the sealing is bound to."""
        return b"keukentafel referral words v1\0" + encoding.canonical(
            [self.referral, self.step.value, self.sender, self.to]
        )


@dataclass(frozen=True, slots=True)
class Sent:
    """A snapshot as its text, the public keys of the account that sent it, and the token of this referral."""

    snapshot: str
    sender: PublicKeys
    token: str = field(repr=False)


def token_of(referral: str, me: AccountKeys) -> str:
    """The token that goes along with a referral of this account: the same on each of its laptops, 43 characters."""
    return encoding.text64(hmac.digest(me.box, b"keukentafel referral token v1\0" + referral.encode(), "sha256"))


def seal_sent(sent: Sent, about: About, box_key: bytes) -> bytes:
    """The snapshot for the organisation that has ``box_key``. Raises TooLarge."""
    keys = {"sign": encoding.text64(sent.sender.sign), "box": encoding.text64(sent.sender.box)}
    return seal_words({"snapshot": sent.snapshot, "token": sent.token, **keys}, about, box_key)


def open_sent(body: bytes, about: About, box_private: bytes) -> Sent:
    """What ``seal_sent`` sealed. Raises CannotOpen."""
    words = open_words(body, about, box_private)
    try:
        sign, box = (encoding.bytes64(words[name]) for name in ("sign", "box"))
        return Sent(words["snapshot"], PublicKeys(sign, box), words["token"])
    except (KeyError, ValueError) as error:
        raise CannotOpen from error


def seal_words(words: Mapping[str, str], about: About, box_key: bytes) -> bytes:
    """Words for the holder of ``box_key``. Raises TooLarge."""
    sealed = seal_to(box_key, zlib.compress(encoding.canonical(words), 6), about.bound())
    if len(sealed) > MOST_BODY:
        raise TooLarge(about.referral)
    return sealed


def open_words(body: bytes, about: About, box_private: bytes) -> Mapping[str, str]:
    """What ``seal_words`` sealed. Raises CannotOpen."""
    machine = zlib.decompressobj()
    try:
        content = machine.decompress(open_sealed_to(box_private, body, about.bound()), MOST_WORDS)
        found = encoding.decode(content)
    except (zlib.error, encoding.BadEncoding) as error:
        raise CannotOpen from error
    if not machine.eof or not isinstance(found, dict):
        raise CannotOpen
    return {name: value for name, value in found.items() if isinstance(value, str)}
