"""A record to sealed bytes and back: zlib, then AES-256-GCM with the stream's key, then signed as an operation."""

import hashlib
import hmac
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.protocol import encoding
from app.protocol.keys import AccountKeys, CannotOpen, StreamKey, require_signature
from app.protocol.operations import Change, Operation

MOST_RECORD = 1024 * 1024
"""The most bytes of one record before sealing."""
_NONCE = 12
SEALED_MORE = _NONCE + 16
"""How many bytes sealing adds: the nonce and the tag."""
_NO_SIGNATURE = bytes(64)
_FREQUENT = (
    '"answered_at":"20","evidence":null,"path":"status":"beantwoord","valid_from":null,"value":"'
    '"state":"due":null,"done_on":null,"amount":"per":"maand","what":"author":"body":"corrects":null,'
)
"""Part of the format: another text would make what was sealed unreadable."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that is about to travel, in clear; the fields are those of ``Operation``.

    ``content`` is the record as a JSON object (``encoding.canonical`` makes the bytes of it), None when it is taken
    away and nothing is said about that.
    """

    op: str
    stream: str
    id: str
    base: int
    hlc: str
    schema: int
    kind: str
    content: Mapping[str, object] | None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class BlobPlace:
    """Where a blob belongs: the stream, and the id of the record that tells of it."""

    stream: str
    record: str


class TooLarge(ValueError):
    """A record is larger than what fits in one operation."""


def seal(draft: Draft, key: StreamKey, account: AccountKeys) -> Operation:
    """The operation to send: sealed with the stream's key, signed by the account. Raises TooLarge."""
    body = None
    if draft.content is not None:
        content = encoding.canonical(draft.content)
        if len(content) > MOST_RECORD:
            raise TooLarge(draft.id)
        body = seal_bytes(_deflated(content, draft), key, associated_data(draft, key.id))
    operation = Operation(
        op=draft.op,
        stream=draft.stream,
        id=draft.id,
        base=draft.base,
        hlc=draft.hlc,
        schema_=draft.schema,
        kind=draft.kind,
        gone=draft.gone,
        body=body,
        key=key.id,
        sig=_NO_SIGNATURE,
    )
    return operation.with_signature(account.signature(operation.signed()))


def unseal(change: Change, key: StreamKey, sign_key: bytes) -> Mapping[str, object] | None:
    """The record in a change, None when it was taken away without a word.

    ``sign_key`` is that of ``change.account``, as this laptop knows it. Raises BadSignature or CannotOpen: then the
    change is set aside and the person is told; it is never shown.
    """
    operation = change.operation
    require_signature(sign_key, operation.sig, operation.signed())
    if operation.body is None:
        return None
    if key.id != operation.key:
        raise CannotOpen
    draft = _draft_of(operation)
    content = _inflated(open_bytes(operation.body, key, associated_data(draft, key.id)), draft)
    try:
        value = encoding.decode(content)
    except encoding.BadEncoding as error:
        raise CannotOpen from error
    if not isinstance(value, dict):
        raise CannotOpen
    return value


def associated_data(draft: Draft, key_id: str) -> bytes:
    """What a sealed body is bound to: stream, id, kind, schema, operation and key."""
    place = [draft.stream, draft.id, draft.kind, draft.schema, draft.op, key_id]
    return b"keukentafel record v1\0" + encoding.canonical(place)


def seal_blob(content: bytes, place: BlobPlace, key: StreamKey) -> bytes:
    """A photo or scan sealed for its record; not compressed, since images are already.

    The same content in the same place gives the same bytes, and so the same name: an upload that was cut goes on, and a
    hub that lost it gets it back, without a sealed copy being kept. The nonce is a keyed hash of place and content, so
    no two different contents share one.
    """
    about = _about_blob(place, key.id)
    nonce_key = HKDF(hashes.SHA256(), 32, None, b"keukentafel blob nonce v1").derive(key.secret)
    nonce = hmac.digest(nonce_key, about + hashlib.sha256(content).digest(), "sha256")[:_NONCE]
    return nonce + AESGCM(key.secret).encrypt(nonce, content, about)


def unseal_blob(sealed: bytes, place: BlobPlace, key: StreamKey) -> bytes:
    """What ``seal_blob`` sealed. Raises CannotOpen."""
    return open_bytes(sealed, key, _about_blob(place, key.id))


def seal_bytes(content: bytes, key: StreamKey, about: bytes) -> bytes:
    """AES-256-GCM under a fresh nonce: nonce, sealed bytes, tag."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key.secret).encrypt(nonce, content, about)


def open_bytes(sealed: bytes, key: StreamKey, about: bytes) -> bytes:
    """What ``seal_bytes`` sealed. Raises CannotOpen."""
    try:
        return AESGCM(key.secret).decrypt(sealed[:_NONCE], sealed[_NONCE:], about)
    except (InvalidTag, ValueError) as error:
        raise CannotOpen from error


def _about_blob(place: BlobPlace, key_id: str) -> bytes:
    return b"keukentafel blob v1\0" + encoding.canonical([place.stream, place.record, key_id])


def _draft_of(operation: Operation) -> Draft:
    return Draft(
        operation.op,
        operation.stream,
        operation.id,
        operation.base,
        operation.hlc,
        operation.schema_,
        operation.kind,
        None,
    )


def _deflated(content: bytes, draft: Draft) -> bytes:
    machine = zlib.compressobj(6, zdict=_known_beforehand(draft))
    return machine.compress(content) + machine.flush()


def _known_beforehand(draft: Draft) -> bytes:
    """What both sides know before they read a record, so that it need not travel: the names of frequent fields, and
    where the record belongs. A fifth less of a note; what was sealed without it can still be read."""
    owner = draft.stream.partition("/")[2]
    return f'{_FREQUENT}"dossier_id":"{owner}","id":"{draft.id}","visit_id":null,"written_at":"20'.encode()


def _inflated(content: bytes, draft: Draft) -> bytes:
    """Raises CannotOpen for what is no zlib, or becomes larger than a record may be."""
    machine = zlib.decompressobj(zdict=_known_beforehand(draft))
    try:
        whole = machine.decompress(content, MOST_RECORD + 1)
    except zlib.error as error:
        raise CannotOpen from error
    if len(whole) > MOST_RECORD or not machine.eof or machine.unused_data:
        raise CannotOpen
    return whole
