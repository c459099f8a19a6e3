"""Bytes and JSON on the wire: one form for each value, so that two programs sign and seal the same bytes."""

import base64
import binascii
import json
import math
import re

MOST_DEPTH = 32
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_BASE64URL = re.compile(r"[A-Za-z0-9_-]*")


class BadEncoding(ValueError):
    """These bytes are no JSON as we write it, or this text is no base64url."""


def canonical(value: object) -> bytes:
    """JSON in UTF-8 with sorted names, no spaces and no escapes but the necessary ones.

    Raises BadEncoding for a number that is not finite, half a surrogate pair, or something that is not JSON.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
        return text.encode()
    except (ValueError, TypeError, RecursionError) as error:
        raise BadEncoding("no JSON") from error


def decode(content: bytes) -> object:
    """The value in these bytes.

    Raises BadEncoding for what is not UTF-8 or JSON, a name given twice, NaN or infinity, half a surrogate pair, and
    anything nested deeper than ``MOST_DEPTH``.
    """
    try:
        value: object = json.loads(content.decode(), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadEncoding("no JSON") from error
    _require_sane(value, MOST_DEPTH)
    if _SURROGATE.search(content):
        canonical(value)
    return value


def text64(content: bytes) -> str:
    """Bytes as base64url without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def bytes64(text: str) -> bytes:
    """The bytes in base64url without padding. Raises BadEncoding; there is one text for each content."""
    if not _BASE64URL.fullmatch(text):
        raise BadEncoding("no base64url")
    try:
        content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise BadEncoding("no base64url") from error
    if text64(content) != text:
        raise BadEncoding("no base64url")
    return content


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadEncoding("a name is given twice")
    return found


def _refuse(constant: str) -> object:
    raise BadEncoding(constant)


def _require_sane(value: object, depth: int) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        raise BadEncoding("a number is too large")
    if not isinstance(value, dict | list):  # what JSON is read as; to ask for less is far slower
        return
    if depth == 0:
        raise BadEncoding("nested too deep")
    for part in value.values() if isinstance(value, dict) else value:
        if type(part) is not str:
            _require_sane(part, depth - 1)
