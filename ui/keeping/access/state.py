"""The log of who opened what, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.wording import moment
from app.services.access import Opening
from app.texts import text

FIRST = 100
"""How many lines are shown at first; as many come with each press."""


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One line."""

    when: str
    who: str
    dossier: str
    what: str
    dossier_id: str


def rows(log: Sequence[Opening], today: date) -> tuple[AccessRow, ...]:
    """The lines, the newest first."""
    return tuple(
        AccessRow(
            when=moment(one.at, today),
            who=one.actor,
            dossier=one.label or text("logboek.gewist_dossier"),
            what=text(f"logboek.doe.{one.what}"),
            dossier_id=one.dossier_id if one.label else "",
        )
        for one in log
    )
