"""The order of the questions: first what can still change most in euros per minute of asking."""

from collections.abc import Iterable, Iterator, Sequence
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

STRUCTURE = ("huishouden.partner", "huishouden.kinderen", "huishouden.medebewoners")
"""The questions that say who lives in the home; before all are answered there is no total."""
PLACE = "huishouden.gemeente"
"""Where somebody lives leads to what the municipality has of its own, which is weighed by no range."""
UNLIKELY = 20
"""An answer at the ends of what is possible is given once in so many times."""
NO_EURO = Cents(0)


@dataclass(frozen=True, slots=True)
class Ranked:
    """An open question with its weight: how much an answer can change, in eurocents per year.

    ``expected`` is the mean over the answers that are often given, ``per_minute`` that by the time of asking. A
    question that ``opens`` comes before all others, for without it there is no total; it has no amounts. One that
    ``leads`` is needed before an amount can be said at all. One that ``explores`` decides whether there is a safety
    net at all; that is rare, so it weighs little and names no amount.
    """

    question: Question
    can_change: Cents = NO_EURO
    expected: Cents = NO_EURO
    per_minute: Cents = NO_EURO
    opens: bool = False
    explores: bool = False
    leads: bool = False


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
    others are weighed as if everybody was named. With ``kind`` only what that type of visit asks and finds worth it.
    """
    found = _weighed(_open(tuple(answers), household, step, kind), household, today)
    least = script_of(kind).least if kind else NO_EURO
    return tuple(ranked for ranked in found if ranked.opens or max(ranked.can_change, ranked.expected) >= least)


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
    found = [ranked for ranked in weighed if ranked.opens or ranked.leads or ranked.can_change or ranked.explores]
    if not any(ranked.opens or (ranked.per_minute and not ranked.leads) for ranked in found):
        weighty = {ranked.question.path for ranked in found if ranked.per_minute}
        together = tuple(_together([one for one in questions if one.path not in weighty], named, now))
        instead = {ranked.question.path for ranked in together}
        found = [*(ranked for ranked in found if ranked.question.path not in instead), *together]
    return tuple(sorted(found, key=lambda ranked: (not ranked.opens, -ranked.per_minute)))


def _together(questions: Sequence[Question], named: Household, now: Sequence[Reach]) -> Iterator[Ranked]:
    """The questions on which a range hangs together, while no answer to one of them alone would change it.

    They weigh as little as an unlikely answer, which is more than a question that only leads to others.
    """
    for question in questions:
        closes = closed_by(question, named)
        hangs = [reach.net for reach in now if not reach.waits and closes & set(reach.bounds.depends_on)]
        width = sum(net.high - net.low for net in hangs)
        if width:
            gained = width // UNLIKELY
            per_minute = Cents(gained * 60 // asking(question.id).seconds)
            yield Ranked(question, Cents(width), Cents(gained), per_minute)


def why(ranked: Ranked) -> Message:
    """Why this question is put, as a sentence; the amount is rounded up to one that is easily said."""
    if ranked.opens:
        return message("waarde.geen_totaal")
    if ranked.leads:
        return message("waarde.geen_bedrag")
    if not ranked.can_change:
        return message("waarde.vangnet")
    return message("waarde.waarom", bedrag=euros(outward(Range(Cents(0), ranked.can_change)).high))


def _weigh(question: Question, named: Household, scale: Scale, now: Sequence[Reach]) -> Ranked:
    """What the answers that are often given would change; when none does, those at the ends of what is possible."""
    affected = _affected(question, named, now)
    counted = [reach for reach in affected if not reach.waits]
    changes = [(_change(candidate, scale, counted), candidate.weight) for candidate in typical(question, named)]
    leads = question.path == PLACE or not all(reach.bounds.is_known for reach in affected)
    if leads and not any(change.moves for change, _ in changes):
        about = asking(question.id)
        return Ranked(
            question,
            expected=Cents(about.worth),
            per_minute=Cents(about.worth * 60 // about.seconds),
            leads=True,
        )
    rarity = 1
    if counted and not any(change.moves for change, _ in changes):
        changes = [(_change(candidate, scale, counted), candidate.weight) for candidate in extremes(question, named)]
        rarity = UNLIKELY
    expected = sum(change.gained * weight for change, weight in changes) // sum(weight for _, weight in changes)
    waiting = sum(reach.net.high - reach.net.low for reach in affected if reach.waits)
    gained = expected // rarity + waiting // UNLIKELY
    return Ranked(
        question,
        can_change=max(change.moves for change, _ in changes),
        expected=Cents(gained),
        per_minute=Cents(gained * 60 // asking(question.id).seconds),
        explores=any(reach.waits for reach in affected),
    )


def _affected(question: Question, named: Household, now: Sequence[Reach]) -> tuple[Reach, ...]:
    """The regelingen that an answer can change; what is received is set against one of them."""
    first, _, rest = question.path.partition(".")
    against = rest.partition(".")[0] if first == RECEIVED else ""
    closes = closed_by(question, named)
    return tuple(
        reach for reach in now if reach.regeling == against or (not reach.is_nothing and closes & reach.worth_asking)
    )


def _change(candidate: Candidate, scale: Scale, affected: Sequence[Reach]) -> Change:
    """What an answer does to all regelingen together."""
    changes = [scale.change(reach, candidate) for reach in affected]
    return Change(Cents(sum(c.moves for c in changes)), Cents(sum(c.gained for c in changes)))
