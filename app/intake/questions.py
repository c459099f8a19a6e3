"""The questions of a visit as data: which ones apply to this household, in which order, and how they are put."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from app.domain.answer import Answer, Status
from app.domain.household import Household, Person
from app.domain.visit import Step, VisitType
from app.intake.conditions import CONDITIONS, Situation
from app.intake.projection import Given, given
from app.intake.scripts import script_of
from app.resources import read_yaml, yaml_files
from app.rules.gemeente_shelf import municipalities
from app.texts import has_text, language, text

ORDINARY = "gewoon"
"""The note on privacy of a question that asks nothing special."""


class AnswerKind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    COUNT = "count"
    DATE = "date"
    MONEY = "money"
    HOURS = "hours"
    CHOICE = "choice"
    TEXT = "text"
    WHOLE = "whole"
    """A whole number of a unit, such as kWh."""
    RATE = "rate"
    """A price of one unit, in hundred-thousandths of a euro."""
    DAY = "day"
    """A day that may lie ahead."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A question as it stands in the data, before it is put to a household."""

    id: str
    step: Step
    path: str
    kind: AnswerKind
    choices: tuple[str, ...]
    each: tuple[str, ...]
    when: tuple[str, ...]
    group: str
    visits: frozenset[VisitType]
    privacy: str
    suggest: str

    def is_asked_in(self, kind: VisitType | None) -> bool:
        """Whether a visit of this type puts it; None is any visit."""
        if kind is None:
            return True
        script = script_of(kind)
        return self.step in script.steps and (not script.only_named or kind in self.visits)


@dataclass(frozen=True, slots=True)
class Question:
    """One question to one household: the path its answer fills, and its wording.

    ``subject`` says whom it is about ("u", "kind 1"); ``choices`` are pairs of value and words; those of a text are
    only suggestions: any other text will do. ``privacy`` says what happens with the answer.
    """

    id: str
    step: Step
    path: str
    kind: AnswerKind
    title: str
    help: str
    unit: str
    subject: str
    choices: tuple[tuple[str, str], ...] = ()
    privacy: str = ""


@lru_cache(maxsize=1)
def question_rows() -> tuple[tuple[Step, Mapping[str, Any]], ...]:
    """The questions as they stand in the data, each with its step: one file a step, in the order of the steps.

    A question is asked when its conditions (``when``) hold; ``each`` asks it of every person with one of these roles.
    ``minutes`` is how long asking takes; ``typical`` are answers that are often given, each with how often among the
    others: they only decide what is asked first, never an amount. Amounts are in eurocents, hours in hundredths,
    dates as an age on 1 January (``typical_child``: of a child). ``worth`` is, where an answer only leads on to other
    questions, its share by time of what all of them together find on average. ``visits`` names the types of visit with
    a script of named questions that put it too; ``privacy`` is the note on what happens with the answer, ``gewoon``
    when not given; ``suggest`` names what a text may be among others.
    """
    files = {place.name: place for place in yaml_files("intake", "questions")}
    names = {step: f"{step.value}.yaml" for step in Step}
    return tuple((step, row) for step, name in names.items() if name in files for row in read_yaml(files[name]))


@lru_cache(maxsize=1)
def asking_steps() -> frozenset[Step]:
    """The steps that consist of questions."""
    return frozenset(step for step, _ in question_rows())


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """All questions of the data, in order."""
    return tuple(
        Pattern(
            id=row["id"],
            step=step,
            path=row["path"],
            kind=AnswerKind(row["kind"]),
            choices=tuple(row.get("choices", ())),
            each=tuple(row.get("each", ())),
            when=tuple(row.get("when", ())),
            group=row.get("group", ""),
            visits=frozenset(VisitType(kind) for kind in row.get("visits", ())),
            privacy=row.get("privacy", ORDINARY),
            suggest=row.get("suggest", ""),
        )
        for step, row in question_rows()
    )


def questions_of(
    step: Step, answers: Iterable[Answer], household: Household, kind: VisitType | None = None
) -> tuple[Question, ...]:
    """The questions of one step that apply now, answered or not, in the order they are asked.

    ``kind`` leaves only what a visit of that type asks.
    """
    return _questions(step, given(answers), household, kind)


def _questions(step: Step, known: Given, household: Household, kind: VisitType | None) -> tuple[Question, ...]:
    found: list[Question] = []
    for pattern in patterns():
        if pattern.step is not step or not pattern.is_asked_in(kind):
            continue
        persons: Iterable[Person | None] = [p for p in household.personen if p.rol in pattern.each]
        for person in persons if pattern.each else [None]:
            situation = Situation(household, known, person, pattern.group)
            if all(CONDITIONS[name](situation) for name in pattern.when):
                found.append(_put(pattern, person))
    return tuple(found)


def all_questions(
    answers: Iterable[Answer], household: Household, kind: VisitType | None = None
) -> tuple[Question, ...]:
    """The questions of all steps that apply now, or those that a visit of this type asks."""
    answers = tuple(answers)
    return tuple(question for step in Step for question in questions_of(step, answers, household, kind))


class Asked:
    """The questions that apply with these answers, those of each step worked out once: when they are first wanted."""

    def __init__(self, answers: tuple[Answer, ...], household: Household, kind: VisitType | None = None) -> None:
        self._answers, self._household, self._kind = answers, household, kind
        self._known = given(answers)
        self._found: dict[tuple[Step, str], tuple[Question, ...]] = {}

    def is_about(self, answers: tuple[Answer, ...], household: Household, kind: VisitType | None) -> bool:
        """Whether it was made of these very answers, that household and such a visit."""
        return self._answers is answers and self._household is household and self._kind is kind

    def of(self, step: Step) -> tuple[Question, ...]:
        """The questions of one step, as ``questions_of`` finds them."""
        key = (step, language())
        if key not in self._found:
            self._found[key] = _questions(step, self._known, self._household, self._kind)
        return self._found[key]


def first_open(questions: Iterable[Question], answers: Iterable[Answer]) -> Question | None:
    """The first question that was not put yet; "does not know" and "does not say" count as put."""
    put = {answer.path for answer in answers if answer.status is not Status.NOT_ASKED}
    return next((question for question in questions if question.path not in put), None)


def name_of(person: Person) -> str:
    """How a person is called in a question: "u", "uw partner", "kind 1"."""
    if person.id == "p1":
        return text("vraag.wie.u")
    if person.id == "p2":
        return text("vraag.wie.partner")
    return text(f"vraag.wie.{person.rol.value}", nummer=person.id[1:])


def _put(pattern: Pattern, person: Person | None) -> Question:
    base = f"vraag.{pattern.id}"
    subject = name_of(person) if person else ""
    title = (
        f"{base}.titel_ander" if person and person.id != "p1" and has_text(f"{base}.titel_ander") else f"{base}.titel"
    )
    return Question(
        id=pattern.id,
        step=pattern.step,
        path=pattern.path.format(id=person.id) if person else pattern.path,
        kind=pattern.kind,
        title=text(title, wie=subject) if person else text(title),
        help=text(f"{base}.uitleg"),
        unit=text(f"{base}.eenheid") if has_text(f"{base}.eenheid") else "",
        subject=subject,
        choices=_suggested(pattern) or tuple((choice, text(f"{base}.keuze.{choice}")) for choice in pattern.choices),
        privacy=text(f"privacy.{pattern.privacy}"),
    )


def _suggested(pattern: Pattern) -> tuple[tuple[str, str], ...]:
    return tuple((name, name) for name in SUGGESTIONS[pattern.suggest]()) if pattern.suggest else ()


SUGGESTIONS: Mapping[str, Callable[[], tuple[str, ...]]] = {"gemeenten": municipalities}
"""What a question for a text may suggest, by the name that the data gives it."""
