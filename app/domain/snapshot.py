"""What a receiver gets to see of a referral: a copy of the chosen parts in words, and nothing else."""

from dataclasses import dataclass
from datetime import date

from app.domain.referral import Part, ReferralKind

FORMAT = "keukentafel-verwijzing/1"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is told: what it is, and what there is to say about it."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the dossier as the receiver reads it."""

    part: Part
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands on every referral: from whom to whom, since when, on what ground until when."""

    id: str
    kind: ReferralKind
    urgent: bool
    sender: str
    sender_phone: str
    receiver: str
    receiver_kind: str
    made_on: date
    ground: str
    until: date | None = None
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole referral as it travels; ``left_out`` names the parts that were not sent along."""

    envelope: Envelope
    sections: tuple[Section, ...]
    left_out: tuple[str, ...] = ()

    def lines_of(self, part: Part) -> tuple[Line, ...]:
        """What is told in one part; nothing when it was not sent along."""
        return tuple(line for section in self.sections if section.part is part for line in section.lines)
