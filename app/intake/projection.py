"""A household as a projection of the answers: the same reader as the JSON file, so there is one meaning of a field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.answer import Answer, AnswerValue, Status
from app.domain.household import Household
from app.domain.huishouden.fields import (
    BEZIT,
    FORMAT,
    LOKALE_LASTEN,
    ONTVANGST,
    OPVANG,
    PAID_PER,
    PERSON,
    REGELINGEN,
    WONING,
)
from app.domain.huishouden.kinds import HOURS, MONEY, Field, Fields, Json
from app.domain.huishouden.reading import read_household
from app.domain.outcome import Periode

MOST_OF_A_KIND = 12
"""More children, or others, than this in one home are not asked for."""
GROUPS = ("kinderbijslag", "ingeschreven", "rechtmatig_verblijf", "zorgverzekerd", "werkt_of_studeert")
"""Fields of a person that are asked once for everybody, under ``huishouden.<field>``."""
MUNICIPALITY = "huishouden.gemeente"
"""The path of the answer that names the municipality."""
PARTS: Mapping[str, Fields] = {"woning": WONING, "lokale_lasten": LOKALE_LASTEN, "bezit": BEZIT}
"""The parts of a household that are about no person; an answer under ``<part>.<field>`` fills one field."""


@dataclass(frozen=True, slots=True)
class Given:
    """The answers that carry a value, by path; a path with values from several days keeps them all, in order."""

    by_path: Mapping[str, tuple[Answer, ...]]

    def value(self, path: str) -> AnswerValue:
        """The latest value under a path, or None when there is none."""
        found = self.by_path.get(path)
        return found[-1].value if found else None

    def is_true(self, path: str) -> bool:
        """Whether the answer is yes."""
        return self.value(path) is True

    def count(self, path: str) -> int:
        """A number of people, at least 0."""
        value = self.value(path)
        return max(0, min(value, MOST_OF_A_KIND)) if isinstance(value, int) and not isinstance(value, bool) else 0


def given(answers: Iterable[Answer]) -> Given:
    """The answers with a value, grouped by path and ordered by the day from which they hold."""
    grouped: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer.status is Status.ANSWERED and answer.value is not None:
            grouped.setdefault(answer.path, []).append(answer)
    return Given(
        {
            path: tuple(sorted(found, key=lambda answer: answer.valid_from or date.min))
            for path, found in grouped.items()
        }
    )


def household_from(answers: Iterable[Answer], peildatum: date) -> Household:
    """The household that these answers describe on a day; what was not answered is unknown.

    Amounts in answers are eurocents, hours hundredths of an hour, days ISO text.
    """
    known = given(answers)
    content: dict[str, Json] = {
        "formaat": FORMAT,
        "peildatum": peildatum.isoformat(),
        "personen_volledig": _is_complete(known),
        "personen": [_person(known, person_id, role) for person_id, role in person_ids(known)],
        "ontvangt": [_received(known, name) for name in REGELINGEN],
        **{
            part: {name: _value(known, f"{part}.{name}", field) for name, field in PARTS[part].items()}
            for part in PARTS
        },
    }
    gemeente = known.value(MUNICIPALITY)
    if isinstance(gemeente, str) and gemeente.strip():
        content["gemeente"] = gemeente
    return read_household(content)


def person_ids(known: Given) -> tuple[tuple[str, str], ...]:
    """The ids and roles of the persons that the answers speak of; the applicant is always there."""
    found = [("p1", "aanvrager")]
    if known.is_true("huishouden.partner"):
        found.append(("p2", "toeslagpartner"))
    for letter, path, role in (
        ("k", "huishouden.kinderen", "kind"),
        ("m", "huishouden.medebewoners", "medebewoner"),
        ("o", "huishouden.onderhuurders", "onderhuurder"),
    ):
        found += [(f"{letter}{number}", role) for number in range(1, known.count(path) + 1)]
    return tuple(found)


def _is_complete(known: Given) -> bool | None:
    asked = ("huishouden.partner", "huishouden.kinderen", "huishouden.medebewoners")
    return True if all(known.value(path) is not None for path in asked) else None


def _person(known: Given, person_id: str, role: str) -> dict[str, Json]:
    prefix = f"personen.{person_id}"
    person: dict[str, Json] = {"id": person_id, "rol": role}
    for name, field in PERSON.items():
        if name not in ("id", "rol", "vermogen_bijzonder"):
            person[name] = _value(known, f"{prefix}.{name}", field)
    for name in GROUPS:
        if person[name] is None and known.is_true(f"huishouden.{name}"):
            person[name] = True
    if role == "kind":
        person["opvang"] = _care(known, prefix)
    return person


def _care(known: Given, prefix: str) -> Json:
    """The day care of a child: none when there is none in the household, unknown when not asked."""
    sort = known.value(f"{prefix}.opvang.soort")
    if known.value("huishouden.opvang") is False or sort == "geen":
        return []
    if not isinstance(sort, str):
        return None
    return [{name: _value(known, f"{prefix}.opvang.{name}", field) for name, field in OPVANG.items()}]


def _received(known: Given, name: str) -> dict[str, Json]:
    key = f"per_{PAID_PER.get(name, Periode.MAAND)}"
    return {
        "regeling": name,
        key: _value(known, f"ontvangt.{name}.{key}", ONTVANGST[key]),
        "sinds": _value(known, f"ontvangt.{name}.sinds", ONTVANGST["sinds"]),
    }


def _value(known: Given, path: str, field: Field) -> Json:
    """The value of a field, or its values from day to day; of a field that cannot vary the latest one."""
    found = known.by_path.get(path)
    if not found:
        return None
    in_hundredths = field.kind in (MONEY, HOURS)
    if not field.varying or (len(found) == 1 and found[0].valid_from is None):
        return _json(found[-1].value, in_hundredths)
    return [
        {"waarde": _json(a.value, in_hundredths), "vanaf": a.valid_from.isoformat() if a.valid_from else None}
        for a in found
    ]


def _json(value: AnswerValue, in_hundredths: bool) -> Json:
    if in_hundredths and isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value) / 100
    return value
