"""What the hub refuses, and what it cannot help: a rule of the protocol, or a database that does not answer."""

from dataclasses import dataclass

from app.errors import EnvironmentFault
from app.protocol.problems import Code, Place


class DatabaseAway(EnvironmentFault):
    """PostgreSQL does not answer, or is moving to another machine: the same can be tried again."""

    def __init__(self) -> None:
        super().__init__("hub.database_weg")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a whole request is refused: a code of the protocol and what belongs to it."""

    code: Code
    epoch: str | None = None
    streams: tuple[Place, ...] = ()


class Refused(Exception):
    """A request is refused as a whole."""

    def __init__(self, code: Code, epoch: str | None = None, streams: tuple[Place, ...] = ()) -> None:
        super().__init__(code)
        self.refusal = Refusal(code, epoch, streams)
