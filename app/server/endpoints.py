"""Every endpoint as data: what it takes, gives and refuses. The routes and the OpenAPI document are made from it."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import Headers

from app.protocol import access, feed, membership, operations, referrals
from app.protocol.problems import Code
from app.protocol.shapes import Message
from app.server import account_routes, blob_routes, feed_routes, stream_routes
from app.server.answers import Answer, Context
from app.server.rights import RIGHTS

Handler = Callable[[Context], Answer]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One method on one path. ``refuses`` beyond what holds for all; ``headers`` and ``query`` are required text."""

    method: str
    path: str
    says: str
    handler: Handler
    takes: type[Message] | None = None
    gives: type[Message] | None = None
    refuses: tuple[Code, ...] = ()
    bytes_in: bool = False
    bytes_out: bool = False

    @property
    def name(self) -> str:
        """As in the table of rights."""
        return f"{self.method} {self.path}"

    @property
    def needs_login(self) -> bool:
        """Whether a session is needed."""
        return bool(RIGHTS[self.name])

    @property
    def is_blob(self) -> bool:
        """Whether it is about a blob of a stream, which is named in a header."""
        return "{sha256}" in self.path


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("POST", "/v1/session", "Log in", account_routes.log_in, access.Login, access.Session,
             (Code.LOGIN,)),
    Endpoint("DELETE", "/v1/session", "Log out", account_routes.log_out, None, access.Done),
    Endpoint("POST", "/v1/devices", "Enrol a laptop with a one-time code", account_routes.enrol, access.Enrol,
             access.Enrolled, (Code.LOGIN, Code.KEYS)),
    Endpoint("GET", "/v1/devices", "The laptops of this account", account_routes.devices, None, access.Devices),
    Endpoint("DELETE", "/v1/devices/{device}", "Close a laptop", account_routes.close_device, None, access.Done,
             (Code.NOT_FOUND,)),
    Endpoint("GET", "/v1/accounts", "Who there are, with their public keys", account_routes.accounts, None,
             access.Accounts),
    Endpoint("POST", "/v1/accounts", "Make or change an account", account_routes.add_account, access.NewAccount,
             access.Done),
    Endpoint("POST", "/v1/codes", "Keep the digest of a one-time code", account_routes.add_code, access.NewCode,
             access.Done, (Code.NOT_FOUND,)),
    Endpoint("POST", "/v1/link", "Fetch what the first laptop of an account left for the second",
             account_routes.link, access.FetchLink, access.Link, (Code.LOGIN,)),
    Endpoint("GET", "/v1/organisations", "The organisations, with their public keys", account_routes.organisations,
             None, access.Organisations),
    Endpoint("PUT", "/v1/organisations", "Set the public keys of the own organisation",
             account_routes.set_organisation, access.Organisation, access.Done, (Code.KEYS,)),
    Endpoint("GET", "/v1/streams", "The streams of this account", stream_routes.streams, None, membership.Streams),
    Endpoint("POST", "/v1/streams", "Make a stream", stream_routes.make_stream, membership.NewStream, access.Done),
    Endpoint("POST", "/v1/members", "Who joins and who leaves", stream_routes.change_members, membership.Membership,
             access.Done, (Code.NOT_FOUND,)),
    Endpoint("GET", "/v1/keys", "The keys that are wrapped for this account", stream_routes.wraps, None,
             membership.Wraps),
    Endpoint("POST", "/v1/keys", "Keep wrapped keys", stream_routes.add_wraps, membership.NewWraps, access.Done,
             (Code.RECIPIENT,)),
    Endpoint("GET", "/v1/escrow", "The keys for the escrow, and who used it", stream_routes.escrow, None,
             membership.Escrow),
    Endpoint("POST", "/v1/escrow", "Let an account in where the keys were lost", stream_routes.use_escrow,
             membership.UseEscrow, access.Done),
    Endpoint("POST", "/v1/push", "Push operations, a verdict on each", feed_routes.push, operations.Push,
             operations.Pushed, (Code.EPOCH,)),
    Endpoint("POST", "/v1/changes", "What came after each cursor", feed_routes.changes, feed.Ask, feed.Changes,
             (Code.EPOCH, Code.AHEAD, Code.FLOOR)),
    Endpoint("POST", "/v1/have", "What the hub lacks", feed_routes.have, feed.Have, feed.Stands),
    Endpoint("GET", "/v1/erasures", "What was erased for good after a number", stream_routes.erasures, None,
             membership.Erased),
    Endpoint("POST", "/v1/erasures", "Erase for good", stream_routes.erase, membership.Erase, membership.Erased),
    Endpoint("POST", "/v1/referrals", "Take steps with referrals", feed_routes.take_steps, referrals.Steps,
             referrals.StepsTaken),
    Endpoint("GET", "/v1/blobs/{sha256}", "A blob, or what comes after an offset", blob_routes.read,
             refuses=(Code.NOT_FOUND,), bytes_out=True),
    Endpoint("HEAD", "/v1/blobs/{sha256}", "How much of a blob the hub has", blob_routes.look,
             refuses=(Code.NOT_FOUND,)),
    Endpoint("PUT", "/v1/blobs/{sha256}", "The next bytes of a blob", blob_routes.write, None, access.Done,
             refuses=(Code.OFFSET, Code.HASH), bytes_in=True),
)  # fmt: skip
"""All but health, metrics and the document itself."""


def is_json(headers: Headers) -> bool:
    """Whether a request says that its body is JSON."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json"
