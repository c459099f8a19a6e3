"""Blobs: what is too large for a record (a photo, a scan). Sealed before upload; the name is the hash of sealed bytes.

``PUT /v1/blobs/{sha256}`` with one chunk as its body and the headers below. ``HEAD`` answers with ``Upload-Offset``,
how many bytes the hub has, and ``Upload-Length``; go on from there after a cut. A chunk that starts elsewhere is
refused with 409 ``offset``. When the last byte is in, the hub checks the hash; when it differs all is dropped (422
``hash``). ``GET`` gives the whole, or a part with ``Range: bytes=from-`` or ``bytes=from-last``.
"""

import hashlib

STREAM_HEADER = "Keukentafel-Stream"
"""The stream a blob belongs to: in a header, so that it stands in no log of addresses."""
OFFSET_HEADER = "Upload-Offset"
LENGTH_HEADER = "Upload-Length"
MOST_CHUNK = 512 * 1024
MOST_BLOB = 25 * 1024 * 1024


def blob_name(sealed: bytes) -> str:
    """The name of a blob: SHA-256 of its sealed bytes, in hex."""
    return hashlib.sha256(sealed).hexdigest()
