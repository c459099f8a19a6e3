"""Whole laptops for tests: a store, and a person who goes through the steps with the services, against a real hub."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.protocol import enrolment as codes
from app.protocol.access import NewAccount, NewCode, Role
from app.services import enrol, enrol_code, enrol_share
from app.services.enrol import Form
from app.services.enrol_share import Sending
from app.services.enrol_state import Access, EnrolState, Looked
from db import stream_keys
from db.server import setup, upkeep
from tests.builders import a_session
from tests.hub import PASSWORD, Database, fresh_id

if TYPE_CHECKING:
    from app.services.session import Session


def account_on_hub(database: Database, role: Role, organisation: str) -> tuple[str, str]:
    """An account made on the machine of the hub, as the first of an organisation is, and its code."""
    account, code = f"{role}-{fresh_id()[:8]}", codes.new_code()
    with setup.as_owner(database.admin_dsn) as owner:
        made = NewAccount(account, role, organisation)
        upkeep.add_account(owner, made, NewCode(account, codes.ticket_digest(code)))
    return account, code


@dataclass(slots=True)
class Laptop:
    """One laptop. ``look`` does what a screen does after each step."""

    url: str
    session: "Session" = field(default_factory=a_session)
    state: EnrolState = field(default_factory=EnrolState)
    access: Access | None = None
    looked: Looked | None = None

    @property
    def account(self) -> str:
        return self.state.account

    def enrol(self, account: str, code: str) -> EnrolState:
        begun = enrol.begin(self.session, Form(self.url, account, code, PASSWORD, "laptop van de wijk"))
        self.access = enrol.keep(self.session, enrol.send(begun))
        return self.look(PASSWORD)

    def look(self, password: str = "") -> EnrolState:
        assert self.access is not None
        for _ in range(3):
            self.looked = enrol.look(self.access, password)
            learned = enrol.learn(self.session, self.looked)
            self.state, self.access = learned.state, learned.access
            if not learned.making:
                return self.state
            enrol.keep_made(self.session, enrol.make(learned))
        raise AssertionError("there is always something to make")

    def compare(self, other: "Laptop") -> None:
        """Both persons read the digits to each other."""
        for one, two in ((self, other), (other, self)):
            one.look()
            shown = {each.account: each.digits for each in one.state.colleagues}
            assert shown.get(two.account, two.state.digits) == two.state.digits
            enrol.compare(one.session, two.account)
        self.look()
        other.look()

    def invite(self, role: Role = Role.COACH) -> tuple[str, str]:
        made = enrol_code.write(self.session, self.access, f"nieuw-{fresh_id()[:8]}", role)
        enrol_code.invite(self.access, made)
        return made.account, made.code

    def send(self, sending: Sending) -> None:
        enrol_share.keep(self.session, enrol_share.send(self.access, sending))

    def start(self) -> str:
        stream = f"dossier/{fresh_id()}"
        self.send(enrol_share.start(self.session, self.access, stream))
        return stream

    def let_in(self, stream: str, other: "Laptop", **rights: bool) -> None:
        self.send(enrol_share.let_in(self.session, self.access, stream, other.account, **rights))

    def take_out(self, stream: str, *others: "Laptop") -> None:
        self.look()
        self.send(enrol_share.take_out(self.session, self.looked, stream, *(each.account for each in others)))

    def held(self, stream: str):
        return stream_keys.held_keys(self.session.store, stream)

    def close(self) -> None:
        self.session.store.close()
