"""A snapshot as the text that travels (JSON) and back; reading trusts nothing, for it comes from elsewhere."""

import json
from datetime import date
from decimal import Decimal

from app.domain.huishouden.kinds import Json, is_clean
from app.domain.referral import Part, ReferralKind
from app.domain.snapshot import FORMAT, Envelope, Line, Section, Snapshot
from app.errors import UserError
from app.services.json_text import json_text

LARGEST = 1_000_000
"""Signs in a referral, at most."""
_MOST_LINES = 500
_LONGEST = 20_000
_ID = 36


def written(snapshot: Snapshot) -> str:
    """The snapshot as JSON text; the same snapshot is always the same text."""
    envelope = snapshot.envelope
    return json_text(
        {
            "formaat": FORMAT,
            "id": envelope.id,
            "soort": str(envelope.kind),
            "spoed": envelope.urgent,
            "van": envelope.sender,
            "van_telefoon": envelope.sender_phone,
            "aan": envelope.receiver,
            "aan_soort": envelope.receiver_kind,
            "gemaakt_op": envelope.made_on.isoformat(),
            "grond": envelope.ground,
            "tot_en_met": None if envelope.until is None else envelope.until.isoformat(),
            "antwoord_voor": None if envelope.answer_by is None else envelope.answer_by.isoformat(),
            "onderdelen": [_section(section) for section in snapshot.sections],
            "niet_meegestuurd": list(snapshot.left_out),
        }
    )


def read(content: str) -> Snapshot:
    """The snapshot in a text that came in. Raises UserError that names the field when it is not one of ours."""
    if len(content) > LARGEST:
        raise UserError("verwijzing.te_groot")
    try:
        found = json.loads(content, parse_float=Decimal)
    except (ValueError, RecursionError):
        raise UserError("verwijzing.geen_verwijzing") from None
    if not isinstance(found, dict) or found.get("formaat") != FORMAT:
        raise UserError("verwijzing.geen_verwijzing")
    return _Reader(found).snapshot()


def _section(section: Section) -> Json:
    lines: list[Json] = [{"naam": line.label, "waarde": line.words} for line in section.lines]
    return {"onderdeel": str(section.part), "titel": section.title, "regels": lines}


class _Reader:
    """Reads one object; every refusal names its field."""

    def __init__(self, source: dict[str, Json]) -> None:
        self.source = source

    def snapshot(self) -> Snapshot:
        """All of it."""
        envelope = Envelope(
            id=self._id(),
            kind=ReferralKind(self._one_of("soort", tuple(ReferralKind))),
            urgent=self._truth("spoed"),
            sender=self._words("van", 200),
            sender_phone=self._words("van_telefoon", 30, may_be_empty=True),
            receiver=self._words("aan", 200),
            receiver_kind=self._words("aan_soort", 60),
            made_on=self._needed_day("gemaakt_op"),
            ground=self._words("grond", 2000),
            until=self._day("tot_en_met"),
            answer_by=self._day("antwoord_voor"),
        )
        sections = tuple(_Reader(self._object(one)).section() for one in self._list("onderdelen", len(Part)))
        left_out = tuple(_said(one, "niet_meegestuurd", 200) for one in self._list("niet_meegestuurd", len(Part) + 1))
        return Snapshot(envelope, sections, left_out)

    def section(self) -> Section:
        """One part."""
        part = Part(self._one_of("onderdeel", tuple(Part)))
        lines = [_Reader(self._object(one)).line() for one in self._list("regels", _MOST_LINES)]
        return Section(part, self._words("titel", 200), tuple(lines))

    def line(self) -> Line:
        """One line."""
        return Line(self._words("naam", 200), self._words("waarde", _LONGEST))

    def _id(self) -> str:
        found = self._words("id", _ID)
        if len(found) != _ID or not all(sign in "0123456789abcdef-" for sign in found):
            raise _wrong("id")
        return found

    def _words(self, name: str, longest: int, may_be_empty: bool = False) -> str:
        value = self.source.get(name)
        if may_be_empty and value == "":
            return ""
        return _said(value, name, longest)

    def _one_of(self, name: str, known: tuple[str, ...]) -> str:
        found = self._words(name, 60)
        if found not in known:
            raise _wrong(name)
        return found

    def _truth(self, name: str) -> bool:
        value = self.source.get(name)
        if not isinstance(value, bool):
            raise _wrong(name)
        return value

    def _day(self, name: str) -> date | None:
        return None if self.source.get(name) is None else self._needed_day(name)

    def _needed_day(self, name: str) -> date:
        try:
            return date.fromisoformat(self._words(name, 10))
        except ValueError:
            raise _wrong(name) from None

    def _list(self, name: str, most: int) -> list[Json]:
        value = self.source.get(name)
        if not isinstance(value, list) or len(value) > most:
            raise _wrong(name)
        return value

    def _object(self, value: Json) -> dict[str, Json]:
        if not isinstance(value, dict):
            raise _wrong("onderdelen")
        return value


def _said(value: Json, name: str, longest: int) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > longest or not is_clean(value, "\n\t"):
        raise _wrong(name)
    return value


def _wrong(name: str) -> UserError:
    return UserError("verwijzing.veld_fout", veld=name)
