"""How many questions it takes until the range is narrow, against fixed orders, and how long the next one takes."""

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.answer import Answer
from app.domain.household import Household
from app.domain.outcome import Outcomes, Range
from app.intake.candidates import asking
from app.intake.order import next_question
from app.intake.projection import household_from
from app.intake.questions import all_questions, first_open, patterns
from app.rules.evaluate import evaluate
from tests.benchmarks.result import Result
from tests.benchmarks.timing import least_of_both
from tests.intake.households import Resident, residents

NARROW = 120_00
"""Within 120 euro a year."""
AIM_MS = 16.0
AIM_FIRST = 12
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Put:
    """One question that was put: its id and path, and everything that was said after it."""

    id: str
    path: str
    said: tuple[Answer, ...]


Visit = tuple[Put, ...]
Asking = Callable[[Sequence[Answer], Household, date], tuple[str, str] | None]


def by_value(said: Sequence[Answer], household: Household, today: date) -> tuple[str, str] | None:
    """The id and path of the question that matters most."""
    best = next_question(said, household, today)
    return (best.question.id, best.question.path) if best else None


def in_order(said: Sequence[Answer], household: Household, today: date) -> tuple[str, str] | None:
    """The next question of the script that applies."""
    question = first_open(all_questions(said, household), said)
    return (question.id, question.path) if question else None


def every_field(said: Sequence[Answer], household: Household, today: date) -> tuple[str, str] | None:
    """The next field of a form without conditions; each person apart only where not everybody meets it."""
    put = {answer.path for answer in said}
    return next((field for field in _fields(said, household) if field[1] not in put), None)


def _fields(said: Sequence[Answer], household: Household) -> Iterator[tuple[str, str]]:
    denied = {answer.path for answer in said if answer.value is False}
    for pattern in patterns():
        if "group_denied" in pattern.when and f"huishouden.{pattern.group}" not in denied:
            continue
        persons = [person.id for person in household.personen if person.rol in pattern.each]
        for person_id in persons if pattern.each else [""]:
            yield pattern.id, pattern.path.format(id=person_id)


def visit(who: Resident, asking_next: Asking) -> Visit:
    """All questions of a visit, in the order in which they are put."""
    said: tuple[Answer, ...] = ()
    found: list[Put] = []
    while (question := asking_next(said, household_from(said, who.today), who.today)) is not None:
        said += who.answer(question[1])
        found.append(Put(*question, said))
    return tuple(found)


def narrow_after(found: Visit, who: Resident) -> Visit:
    """The questions until the range is, and stays, within the limit of what comes out when all is said.

    What stays open because it was refused is not counted; before everybody was named there is no range.
    """
    end = _outcomes(found[-1].said, who)
    for place in range(len(found) - 1, 0, -1):
        said = found[place - 1].said
        now = _outcomes(said, who)
        if not household_from(said, who.today).personen_volledig or _apart(now, end) - _apart(end, end) > NARROW:
            return found[: place + 1]
    return found[:1]


def _outcomes(said: Sequence[Answer], who: Resident) -> Outcomes:
    return evaluate(household_from(said, who.today), with_steps=False)


def _apart(one: Outcomes, other: Outcomes) -> int:
    """From the lowest to the highest of both, over all regelingen, in eurocents per year."""
    pairs: list[tuple[Range, Range]] = []
    for a, b in zip(one.outcomes, other.outcomes, strict=True):
        pairs += [(a.still_to_claim, b.still_to_claim), (a.risk, b.risk)]
    return sum(max(a.high, b.high) - min(a.low, b.low) for a, b in pairs)


def _until_a_total(found: Visit, who: Resident) -> int:
    """The number of questions before there is a total; all of them when somebody refuses to say who lives there."""
    named = (n for n, put in enumerate(found, 1) if household_from(put.said, who.today).personen_volledig)
    return next(named, len(found))


def run() -> list[Result]:
    """Counts over all sample households, and times halfway a visit."""
    visits = [(who, visit(who, by_value)) for who in residents()]
    ours = [narrow_after(found, who) for who, found in visits]
    results: list[Result] = []
    for name, asking_next in (("the script in order", in_order), ("every field in order", every_field)):
        theirs = [narrow_after(visit(who, asking_next), who) for who, _ in visits]
        results += _against(ours, theirs, name)
    return [*results, _first(visits), *_waiting(visits)]


def _against(ours: Sequence[Visit], theirs: Sequence[Visit], name: str) -> list[Result]:
    """Questions and minutes of asking, as means over the households."""
    results = []
    for unit, measure in (("questions", len), ("minutes of asking", _minutes)):
        one, other = (statistics.mean(measure(found) for found in all_of) for all_of in (ours, theirs))
        results.append(
            Result(
                name=f"{unit} until within {NARROW // 100} euro, {len(ours)} households",
                ours=f"{one:.1f}",
                reference=f"{other:.1f} ({name})",
                ratio=one / other,
                aim="fewer",
                met=one < other,
            )
        )
    return results


def _minutes(found: Visit) -> float:
    return sum(asking(put.id).seconds for put in found) / 60


def _first(visits: Sequence[tuple[Resident, Visit]]) -> Result:
    counts = [_until_a_total(found, who) for who, found in visits if not who.refused]
    return Result(
        name="questions until the first range, most of all households",
        ours=str(max(counts)),
        reference=f"{AIM_FIRST} (the aim)",
        ratio=max(counts) / AIM_FIRST,
        aim=f"at most {AIM_FIRST}",
        met=max(counts) <= AIM_FIRST,
    )


def _waiting(visits: Sequence[tuple[Resident, Visit]]) -> list[Result]:
    """The next question when half of the questions were put, against all rules for that household once."""
    pairs = sorted(_halfway(who, found) for who, found in visits)
    results = []
    for name, place in (("median household", len(pairs) // 2), ("slowest household", -1)):
        ours, reference = pairs[place]
        results.append(
            Result(
                name=f"next question halfway, {name}",
                ours=f"{ours:.1f} ms",
                reference=f"{reference:.1f} ms (all ranges of that household)",
                ratio=ours / reference,
                aim=f"at most {AIM_MS:.0f} ms" if place > 0 else "",
                met=ours <= AIM_MS if place > 0 else None,
            )
        )
    return results


def _halfway(who: Resident, found: Visit) -> tuple[float, float]:
    said = found[len(found) // 2 - 1].said
    household = household_from(said, who.today)
    return least_of_both(
        lambda: next_question(said, household, who.today), lambda: evaluate(household, with_steps=False), ROUNDS
    )
