"""The kinds of help there are, from the data: what each does, what to bring, and which parts it needs."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.organisation import Check, Organisation, OrganisationKind
from app.domain.referral import Part
from app.errors import UserError
from app.resources import read_yaml, yaml_files
from app.texts import per_language, worded

MUNICIPALITY = "gemeente"
"""The kind that early signals go to."""


@per_language
def kinds() -> tuple[OrganisationKind, ...]:
    """All kinds, in the order in which they are shown."""
    return tuple(_kind(worded("organisations", read_yaml(place))) for place in yaml_files("organisations", "kinds"))


def kind_of(key: str) -> OrganisationKind:
    """One kind. Raises UserError when there is none of that name."""
    found = next((kind for kind in kinds() if kind.key == key), None)
    if found is None:
        raise UserError("verwijzing.geen_soort", soort=key[:60], soorten=", ".join(kind.key for kind in kinds()))
    return found


def bring_for(kind: OrganisationKind, organisation: Organisation | None) -> tuple[str, ...]:
    """What the resident takes along: what the kind says and what this organisation adds."""
    return tuple(dict.fromkeys((*kind.bring, *(organisation.bring if organisation else ()))))


def spoken(things: Sequence[str]) -> str:
    """Things to bring, in the middle of a sentence; a word in capitals stays so."""
    return ", ".join(one if one[1:2].isupper() else one[:1].lower() + one[1:] for one in things)


def days_for(kind: OrganisationKind, organisation: Organisation | None, urgent: bool) -> int:
    """After how many days an answer should be there."""
    if urgent:
        return kind.urgent_days
    return kind.answer_days if organisation is None or organisation.answer_days is None else organisation.answer_days


def _kind(row: Mapping[str, Any]) -> OrganisationKind:
    return OrganisationKind(
        key=str(row["key"]),
        title=str(row["title"]),
        help=str(row["help"]),
        asked=str(row["asked"]),
        does=str(row["does"]),
        bring=tuple(map(str, row["bring"])),
        parts=tuple(map(Part, row["parts"])),
        answer_days=int(row["answer_days"]),
        urgent_days=int(row["urgent_days"]),
        checklist=tuple(Check(str(one["key"]), str(one["words"])) for one in row.get("checklist", ())),
    )
