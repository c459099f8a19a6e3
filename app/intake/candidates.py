"""The answers that an open question may get, and what each would make of the household."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from app.domain.answer import AnswerValue
from app.domain.household import Household, Opvang, Opvangsoort, Person, Received, Rol, Woningsoort
from app.domain.money import Cents
from app.domain.outcome import Periode
from app.domain.period import Varying
from app.domain.record import changed
from app.intake.projection import GROUPS, MUNICIPALITY, PARTS
from app.intake.questions import AnswerKind, Question, question_rows
from app.rules.slots import HUGE, Record, born, filled, with_field

RECEIVED = "ontvangt"
"""The first part of the paths of what is received now."""
MOST_HOURS = 230_00
"""More hours of day care in a month, in hundredths, give nothing more."""
AGES = (10, 17, 19, 40, 70)
"""Ages on 1 January that are far apart in law."""
NO_CARE = "geen"
ELSEWHERE = "elders"
"""A name that says no more than that there is one."""
DEEP = ("zorg", "energie")
"""The parts of a household that have parts themselves."""
MOST_USE = 50_000
HIGHEST_RATE = 2_00000


ENDS: Mapping[AnswerKind, tuple[AnswerValue, ...]] = {
    AnswerKind.COUNT: (0, 1, 2),
    AnswerKind.WHOLE: (0, MOST_USE),
    AnswerKind.RATE: (0, HIGHEST_RATE),
    AnswerKind.DAY: ("2000-01-01", "2099-12-31"),
    AnswerKind.TEXT: (ELSEWHERE,),
}
"""The ends of what is possible for the kinds of answers that have the same ends everywhere."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What asking costs, in seconds, and the answers often given: pairs of value and how often among the others.

    ``worth`` is for an answer that only leads on to other questions: its share by time of what all of them together
    find on average, in eurocents per year. It decides the order, never an amount.
    """

    seconds: int
    typical: tuple[tuple[AnswerValue, int], ...]
    typical_child: tuple[tuple[AnswerValue, int], ...]
    worth: int = 0


@lru_cache(maxsize=1)
def _asking() -> Mapping[str, Asking]:
    return {
        row["id"]: Asking(
            int(Decimal(str(row["minutes"])) * 60),
            tuple(row["typical"].items()),
            tuple(row.get("typical_child", row["typical"]).items()),
            row.get("worth", 0),
        )
        for _, row in question_rows()
    }


def asking(question_id: str) -> Asking:
    """What the data says about putting a question. Raises KeyError when there is no such question."""
    return _asking()[question_id]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer to a question about a household; a date is given as an age on 1 January.

    ``closes`` are the JSON paths it fills in; ``weight`` is how often it is given among the others.
    """

    question: Question
    known: Household
    value: AnswerValue
    closes: frozenset[str]
    weight: int = 1

    @property
    def tells_received(self) -> bool:
        """Whether it only tells what is received now, and leaves every right what it was."""
        return self.question.path.startswith(f"{RECEIVED}.")

    @property
    def is_no(self) -> bool:
        """Whether it is a no."""
        return self.value is False

    @property
    def opens_more(self) -> bool:
        """Whether what else must be asked depends on it: the age of a child, a kind of day care, what a child owns,
        what an adult lives on.
        """
        if self.question.path.endswith(".bron"):
            return True
        person = _person_of(self.question.path, self.known)
        if person is None or person.rol is not Rol.KIND:
            return False
        is_sort = self.question.path.endswith(".opvang.soort")
        return is_sort or self.question.kind is AnswerKind.DATE or person.geboortedatum is None

    def on(self, household: Household) -> Household:
        """This household, the one that is known or one with more filled in, with the answer in it."""
        first, *rest = self.question.path.split(".")
        if first == RECEIVED:
            return _receiving(household, rest, self.value)
        if first in PARTS:
            return _with_part(household, self.known, first, rest[0], self._in_part())
        if first in DEEP:
            told = _told_part(getattr(household, first), rest, self._in_part())
            return changed(household, **{first: told})
        if self.question.path == MUNICIPALITY:
            return changed(household, gemeente=str(self.value))
        if first == "huishouden":
            return self._for_everybody(household, rest[0])
        place = household.index_of(rest[0])
        person = _about(household.personen[place], self.known.personen[place], rest[1:], self._at(household))
        return household.replacing(person)

    def _at(self, household: Household) -> object:
        """The value as the household holds it."""
        is_age = self.question.kind is AnswerKind.DATE and isinstance(self.value, int)
        return born(household.peildatum.year, int(self.value or 0)) if is_age else self.value

    def _in_part(self) -> object:
        """The value as a part of the household holds it: days as days."""
        if self.question.kind is AnswerKind.DAY and isinstance(self.value, str):
            return date.fromisoformat(self.value)
        return self.value

    def _for_everybody(self, household: Household, field: str) -> Household:
        """A no for everybody together is a no for each of whom it is open; a yes to day care leaves open for whom."""
        both = list(zip(household.personen, self.known.personen, strict=True))
        if field in GROUPS:
            return changed(household, personen=tuple(_told(on, known, field, self.value) for on, known in both))
        if self.value is True:
            return household
        return changed(
            household, personen=tuple(changed(on, opvang=()) if known.opvang is None else on for on, known in both)
        )


def typical(question: Question, household: Household) -> tuple[Candidate, ...]:
    """The answers that are often given."""
    person = _person_of(question.path, household)
    about = asking(question.id)
    values = about.typical_child if person is not None and person.rol is Rol.KIND else about.typical
    closes = closed_by(question, household)
    return tuple(Candidate(question, household, value, closes, weight) for value, weight in values)


def extremes(question: Question, household: Household) -> tuple[Candidate, ...]:
    """The answers at the ends of what is possible, likely or not."""
    closes = closed_by(question, household)
    return tuple(Candidate(question, household, value, closes) for value in _ends(question))


def closed_by(question: Question, household: Household) -> frozenset[str]:
    """The JSON paths that an answer fills in, as the rules name what is open."""
    first, *rest = question.path.split(".")
    if question.path == MUNICIPALITY:
        return frozenset({"$.gemeente"})
    if first == "huishouden":
        return frozenset(f"$.personen[{place}].{rest[0]}" for place in range(len(household.personen)))
    if first != "personen":
        return frozenset({f"$.{question.path}"})
    field = ".".join(rest[1:])
    if field.startswith("opvang."):
        field = "opvang" if field == "opvang.soort" else field.replace("opvang.", "opvang[0].")
    return frozenset({f"$.personen[{household.index_of(rest[0])}].{field}"})


def _ends(question: Question) -> Iterable[AnswerValue]:
    if question.kind is AnswerKind.YES_NO:
        return (True, False)
    if question.kind is AnswerKind.CHOICE:
        return tuple(value for value, _ in question.choices)
    if question.kind is AnswerKind.DATE:
        return AGES
    if question.kind in ENDS:
        return ENDS[question.kind]
    return (0, MOST_HOURS if question.kind is AnswerKind.HOURS else HUGE)


def _person_of(path: str, household: Household) -> Person | None:
    first, *rest = path.split(".")
    return next((p for p in household.personen if p.id == rest[0]), None) if first == "personen" else None


def _about(person: Person, known: Person, field: list[str], value: object) -> Person:
    if field == ["opvang", "soort"]:
        return changed(person, opvang=() if value == NO_CARE else (Opvang(Opvangsoort(str(value))),))
    if field[0] == "opvang":
        (first, *others), (known_first, *_) = person.opvang or (), known.opvang or ()
        return changed(person, opvang=(_told(first, known_first, field[1], value), *others))
    return _told(person, known, field[0], value)


def _told_part(record: Any, place: list[str], value: object) -> Any:
    """A part of the household with an answer in it; ``place`` leads to the field, through a polis by its person."""
    first, *rest = place
    if not rest:
        return changed(record, **{first: value})
    if first == "polissen":
        return record.having(changed(record.of(rest[0]), **{rest[1]: value}))
    return changed(record, **{first: _told_part(getattr(record, first), rest, value)})


def _receiving(household: Household, place: list[str], value: AnswerValue) -> Household:
    regeling, per = place
    amount = Cents(value) if isinstance(value, int) else None
    now = Received(regeling, amount, Periode(per.removeprefix("per_")))
    return changed(
        household, ontvangt=tuple(now if old.regeling == regeling else old for old in household.ontvangt or ())
    )


def _with_part(household: Household, known: Household, part: str, field: str, value: object) -> Household:
    """The household with an answer about something that is no person: the home, local taxes, possessions."""
    told: object = Woningsoort(str(value)) if (part, field) == ("woning", "soort") else value
    changes: dict[str, Any] = {part: _told(getattr(household, part), getattr(known, part), field, told)}
    return changed(household, **changes)


def _told(record: Record, known: Record, field: str, value: object) -> Record:
    """The record with an answer; where a value was known for a part of the time it stays."""
    was = getattr(known, field)
    return with_field(record, field, filled(was, value) if isinstance(was, Varying) else value)
