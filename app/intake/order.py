"""The order of the questions: first what can still change most in euros per minute of asking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.answer import Answer, Status
from app.domain.household import Household
from app.domain.message import Message, message
from app.domain.money import Cents, euros
from app.domain.outcome import Range
from app.domain.rough import outward
from app.domain.visit import Step, VisitType
from app.intake.candidates import RECEIVED, Candidate, asking, closed_by, extremes, typical
from app.intake.questions import Question, all_questions
from app.intake.scripts import script_of
from app.intake.value import Change, Reach, Scale, scale_of
from app.rules.evaluate import evaluate

STRUCTURE = ("huishouden.partner", "huishouden.kinderen", "huishouden.medebewoners")
"""The questions that say who lives in the home; before all are answered there is no total."""
UNLIKELY = 20
"""An answer at the ends of what is possible is given once in so many times."""
NO_EURO = Cents(0)


@dataclass(frozen=True, slots=True)
class Ranked:
    """An open question with its weight: how much an answer can change, in eurocents per year.

    ``expected`` is the mean over the answers that are often given, ``per_minute`` that by the time of asking. A
    question that ``opens`` comes before all others, for without it there is no total. One that ``leads_on`` comes after
    them: only with its answer is known what else there is, such as in a municipality. Neither has amounts.
    """

    question: Question
    can_change: Cents = NO_EURO
    expected: Cents = NO_EURO
    per_minute: Cents = NO_EURO
    opens: bool = False
    leads_on: bool = False


def next_question(
    answers: Iterable[Answer], household: Household, today: date, step: Step | None = None
) -> Ranked | None:
    """The question to put now, of one step or of all; None when no answer can change anything any more."""
    said = tuple(answers)
    open_ones = _open(said, household, step, None)
    first = next((question for question in open_ones if question.path in STRUCTURE), None)
    if first is not None:
        return Ranked(first, opens=True)
    return next(iter(_weighed(open_ones, household, today)), None)


def ranking(
    answers: Iterable[Answer],
    household: Household,
    today: date,
    step: Step | None = None,
    kind: VisitType | None = None,
) -> tuple[Ranked, ...]:
    """The questions that can still change something, the most valuable first; a tie keeps the order of the data.

    What was refused or is not known is not asked again. As long as it is not known who lives in the home, the
    others are weighed as if everybody was named. With ``kind`` only what that type of visit asks and finds worth it,
    and after that what leads on to more.
    """
    open_ones = _open(tuple(answers), household, step, kind)
    found = _weighed(open_ones, household, today)
    if kind is None:
        return found
    least = script_of(kind).least
    worth = tuple(ranked for ranked in found if ranked.opens or ranked.can_change >= least)
    told = {ranked.question.path for ranked in worth}
    leading = _leading_on([question for question in open_ones if question.path not in told], household)
    return (*worth, *(Ranked(question, leads_on=True) for question in leading))


def _leading_on(questions: Sequence[Question], household: Household) -> list[Question]:
    """The questions that decide what there is beside the regelingen themselves."""
    named = replace(household, personen_volledig=True)
    further = evaluate(named, with_steps=False).further if questions else ()
    paths = {path for outcome in further for path in outcome.depends_on}
    return [question for question in questions if paths & closed_by(question, named)]


def _open(answers: Sequence[Answer], household: Household, step: Step | None, kind: VisitType | None) -> list[Question]:
    """The questions that apply and were not put yet, in the order of the data."""
    put = {answer.path for answer in answers if answer.status is not Status.NOT_ASKED}
    return [q for q in all_questions(answers, household, kind) if q.path not in put and step in (None, q.step)]


def _weighed(questions: Sequence[Question], household: Household, today: date) -> tuple[Ranked, ...]:
    named = replace(household, personen_volledig=True)
    scale = scale_of(today.year)
    now = scale.now(named)
    weighed = [
        Ranked(question, opens=True) if question.path in STRUCTURE else _weigh(question, named, scale, now)
        for question in questions
    ]
    found = [ranked for ranked in weighed if ranked.opens or ranked.can_change]
    return tuple(sorted(found, key=lambda ranked: (not ranked.opens, -ranked.per_minute)))


def why(ranked: Ranked) -> Message:
    """Why this question is put, as a sentence; the amount is rounded up to one that is easily said."""
    if ranked.opens or ranked.leads_on:
        return message("waarde.geen_totaal" if ranked.opens else "waarde.leidt_verder")
    return message("waarde.waarom", bedrag=euros(outward(Range(Cents(0), ranked.can_change)).high))


def _weigh(question: Question, named: Household, scale: Scale, now: Sequence[Reach]) -> Ranked:
    """What the answers that are often given would change; when none does, those at the ends of what is possible."""
    affected = _affected(question, named, now)
    changes = [(_change(candidate, scale, affected), candidate.weight) for candidate in typical(question, named)]
    rarity = 1
    if affected and not any(change.moves for change, _ in changes):
        changes = [(_change(candidate, scale, affected), candidate.weight) for candidate in extremes(question, named)]
        rarity = UNLIKELY
    expected = sum(change.gained * weight for change, weight in changes) // sum(weight for _, weight in changes)
    return Ranked(
        question,
        can_change=max(change.moves for change, _ in changes),
        expected=Cents(expected // rarity),
        per_minute=Cents(expected // rarity * 60 // asking(question.id).seconds),
    )


def _affected(question: Question, named: Household, now: Sequence[Reach]) -> tuple[Reach, ...]:
    """The regelingen that an answer can change; what is received is set against one of them."""
    first, _, rest = question.path.partition(".")
    if first == RECEIVED:
        return tuple(reach for reach in now if reach.regeling == rest.partition(".")[0])
    closes = closed_by(question, named)
    return tuple(reach for reach in now if not reach.is_nothing and closes & reach.paths)


def _change(candidate: Candidate, scale: Scale, affected: Sequence[Reach]) -> Change:
    """What an answer does to all regelingen together."""
    changes = [scale.change(reach, candidate) for reach in affected]
    return Change(Cents(sum(c.moves for c in changes)), Cents(sum(c.gained for c in changes)))
