"""Which role may use which endpoint. Beside this PostgreSQL shows only the streams of which one is a member."""

from collections.abc import Mapping

from app.protocol.access import Role

ALL = frozenset(Role)
WORKERS = frozenset({Role.COACH, Role.MANAGER, Role.PARTNER})
HOUSE = frozenset({Role.COACH, Role.MANAGER, Role.ADMINISTRATOR})
HEADS = frozenset({Role.ADMINISTRATOR})
WITHOUT_LOGIN: frozenset[Role] = frozenset()

RIGHTS: Mapping[str, frozenset[Role]] = {
    "GET /health": WITHOUT_LOGIN,
    "GET /metrics": WITHOUT_LOGIN,
    "GET /v1/openapi.json": WITHOUT_LOGIN,
    "POST /v1/session": WITHOUT_LOGIN,
    "DELETE /v1/session": ALL,
    "POST /v1/devices": WITHOUT_LOGIN,
    "GET /v1/devices": ALL,
    "DELETE /v1/devices/{device}": ALL,
    "GET /v1/accounts": ALL,
    "POST /v1/accounts": HEADS,
    "POST /v1/codes": ALL,
    "POST /v1/link": WITHOUT_LOGIN,
    "GET /v1/organisations": ALL,
    "PUT /v1/organisations": ALL,
    "GET /v1/streams": ALL,
    "POST /v1/streams": ALL,
    "POST /v1/members": ALL,
    "GET /v1/keys": ALL,
    "POST /v1/keys": ALL,
    "GET /v1/escrow": ALL,
    "POST /v1/escrow": HEADS,
    "POST /v1/push": WORKERS,
    "POST /v1/changes": ALL,
    "POST /v1/have": ALL,
    "GET /v1/erasures": ALL,
    "POST /v1/erasures": HOUSE,
    "POST /v1/referrals": WORKERS,
    "GET /v1/blobs/{sha256}": WORKERS,
    "HEAD /v1/blobs/{sha256}": WORKERS,
    "PUT /v1/blobs/{sha256}": WORKERS,
}
"""By method and path: the roles that may. An empty set is for everybody, without logging in."""
