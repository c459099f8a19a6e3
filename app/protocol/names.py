"""The shapes of what is named on the wire: ids, streams, accounts, keys, moments. None names a person."""

from app.protocol.shapes import Bytes, Day, Text, Whole

UUID = Text(36, 36, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
ACCOUNT = Text(60, 2, "[a-z0-9][a-z0-9._-]*")
ORGANISATION = Text(60, 2, "[a-z0-9][a-z0-9._-]*")
STREAM = Text(100, 4, "(dossier|team|inbox|me)/[A-Za-z0-9][A-Za-z0-9._-]*")
RECORD = Text(80, 1, "[A-Za-z0-9][A-Za-z0-9._:-]*")
KIND = Text(40, 1, "[a-z][a-z0-9_]*")
KEY = Text(22, 22, "[A-Za-z0-9_-]*")
STAMP = Text(17, 17, "[0-9a-f]{12}-[0-9a-f]{4}")
EPOCH = Text(36, 36, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DAY = Day()
MOMENT = Text(40, 20, "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}Z")
SHA256 = Text(64, 64, "[0-9a-f]*")
PUBLIC_KEY = Bytes(32, 32)
SIGNATURE = Bytes(64, 64)
TOKEN = Text(43, 43, "[A-Za-z0-9_-]*")
NUMBER = Whole(2**53 - 1)
"""A revision, a sequence number or a count: what JavaScript and PostgreSQL both hold."""
MOST_BODY = 256 * 1024
"""The most bytes of one sealed record; what is larger travels as a blob."""
MOST_REQUEST = 24 * 1024 * 1024
"""The most bytes of one request, unpacked; a push that would be larger goes in two."""
MOST_OPERATIONS = 500
"""The most operations in one push."""
