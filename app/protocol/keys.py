"""Keys on a laptop: of an account, of a stream, and how one is wrapped for another; fingerprints to compare by eye.

A stream key is wrapped with X25519 (an ephemeral key against the recipient's), HKDF-SHA256 and AES-256-GCM. Everything
that says what is wrapped for whom is in the associated data, so a wrapping cannot be passed off as another.
"""

import hashlib
import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.protocol import encoding
from app.protocol.membership import Wrap

KEY_BYTES = 32
_NONCE, _PUBLIC, _TAG = 12, 32, 16


class CannotOpen(Exception):
    """These bytes were not sealed with this key for this purpose, or they were changed on the way."""


class BadSignature(Exception):
    """This signature is not of this key over these bytes."""


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """The public half of an account: Ed25519 to check its signatures, X25519 to wrap for it; 32 bytes each."""

    sign: bytes
    box: bytes


@dataclass(frozen=True, slots=True)
class AccountKeys:
    """The private half of an account: 32 bytes each. They live in the encrypted store and never reach a hub."""

    sign: bytes = field(repr=False)
    box: bytes = field(repr=False)

    @property
    def public(self) -> PublicKeys:
        """The public half."""
        return PublicKeys(
            Ed25519PrivateKey.from_private_bytes(self.sign).public_key().public_bytes_raw(), box_public(self.box)
        )

    def signature(self, content: bytes) -> bytes:
        """The Ed25519 signature over these bytes: 64 bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.sign).sign(content)


@dataclass(frozen=True, slots=True)
class StreamKey:
    """A key of a stream: 32 bytes, and the id that is derived from it and tells nothing about it."""

    secret: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """22 characters; who has the secret can check that a key is the one it is called."""
        return key_id(self.secret)


def new_account_keys() -> AccountKeys:
    """Fresh private keys."""
    return AccountKeys(os.urandom(KEY_BYTES), os.urandom(KEY_BYTES))


def new_stream_key() -> StreamKey:
    """A fresh key for a stream."""
    return StreamKey(os.urandom(KEY_BYTES))


def box_public(private: bytes) -> bytes:
    """The public half of an X25519 key (of an account, an organisation or the escrow)."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def key_id(secret: bytes) -> str:
    """The id of a key: 16 bytes of a hash that is used for nothing else, as base64url."""
    return encoding.text64(hashlib.sha256(b"keukentafel key id v1\0" + secret).digest()[:16])


def fingerprint(keys: PublicKeys) -> str:
    """Thirty digits in six groups, to read to each other over the phone before a key is wrapped for somebody."""
    return _digits(hashlib.sha256(b"keukentafel fingerprint v1\0" + keys.sign + keys.box).digest())


def organisation_fingerprint(box_key: bytes, escrow_key: bytes) -> str:
    """The digits of an organisation, to compare before something is sealed to it."""
    return _digits(hashlib.sha256(b"keukentafel organisation fingerprint v1\0" + box_key + escrow_key).digest())


def require_signature(sign_key: bytes, signature: bytes, content: bytes) -> None:
    """Raises BadSignature unless this is the signature of the holder of ``sign_key`` over ``content``."""
    try:
        Ed25519PublicKey.from_public_bytes(sign_key).verify(signature, content)
    except (InvalidSignature, ValueError) as error:
        raise BadSignature from error


def seal_to(box_key: bytes, content: bytes, about: bytes) -> bytes:
    """Seal for the holder of ``box_key``: ephemeral public key, nonce and sealed bytes.

    ``about`` says what it is and for whom; the same is needed to open it. Raises ValueError for a public key with
    which there is no shared secret (all zeros and its like).
    """
    ephemeral = X25519PrivateKey.generate()
    public = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(box_key))
    nonce = os.urandom(_NONCE)
    return public + nonce + AESGCM(_derived(shared, public + box_key)).encrypt(nonce, content, about)


def open_sealed_to(box_private: bytes, sealed: bytes, about: bytes) -> bytes:
    """What ``seal_to`` sealed. Raises CannotOpen."""
    public, nonce, rest = sealed[:_PUBLIC], sealed[_PUBLIC : _PUBLIC + _NONCE], sealed[_PUBLIC + _NONCE :]
    try:
        private = X25519PrivateKey.from_private_bytes(box_private)
        shared = private.exchange(X25519PublicKey.from_public_bytes(public))
        return AESGCM(_derived(shared, public + box_public(box_private))).decrypt(nonce, rest, about)
    except (InvalidTag, ValueError) as error:
        raise CannotOpen from error


def wrap(key: StreamKey, stream: str, recipient: str, box_key: bytes, by: AccountKeys) -> Wrap:
    """The key of a stream for one recipient (an account, or ``escrow``), signed by who wraps it.

    Compare the fingerprint of the recipient first: this function trusts ``box_key``.
    """
    wrapped = seal_to(box_key, key.secret, _about_wrap(stream, key.id, recipient))
    unsigned = Wrap(stream, key.id, recipient, wrapped, b"")
    return Wrap(stream, key.id, recipient, wrapped, by.signature(wrap_signed(unsigned)))


def unwrap(wrapped: Wrap, box_private: bytes, sign_key: bytes) -> StreamKey:
    """The key in a wrapping. ``sign_key`` is that of the account in ``wrapped.by``, as this laptop knows it.

    Raises BadSignature when another one made the wrapping, CannotOpen when it is not for us or not what it is called.
    """
    require_signature(sign_key, wrapped.sig, wrap_signed(wrapped))
    about = _about_wrap(wrapped.stream, wrapped.key, wrapped.recipient)
    key = StreamKey(open_sealed_to(box_private, wrapped.wrapped, about))
    if len(key.secret) != KEY_BYTES or key.id != wrapped.key:
        raise CannotOpen
    return key


def wrap_signed(wrapped: Wrap) -> bytes:
    """The bytes that the signature of a wrapping is over."""
    content = [wrapped.stream, wrapped.key, wrapped.recipient, encoding.text64(wrapped.wrapped)]
    return b"keukentafel wrap v1\0" + encoding.canonical(content)


def organisation_signed(organisation: str, box_key: bytes, escrow_key: bytes) -> bytes:
    """The bytes that the signature under the keys of an organisation is over."""
    content = [organisation, encoding.text64(box_key), encoding.text64(escrow_key)]
    return b"keukentafel organisation v1\0" + encoding.canonical(content)


def _about_wrap(stream: str, key: str, recipient: str) -> bytes:
    return b"keukentafel wrap v1\0" + encoding.canonical([stream, key, recipient])


def _derived(shared: bytes, salt: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt, b"keukentafel box v1").derive(shared)


def _digits(digest: bytes) -> str:
    digits = f"{int.from_bytes(digest, 'big') % 10**30:030d}"
    return " ".join(digits[place : place + 5] for place in range(0, 30, 5))
