"""What one question shows and accepts: its place, its answer so far, and what was typed as a value. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.answer import Answer, AnswerValue, Evidence, Status
from app.domain.ids import DossierId, RecordId
from app.domain.money import NO_BREAK, Cents, euros, format_cents, format_rate, format_whole, parse_euros, parse_rate
from app.domain.wording import short_date
from app.errors import UserError
from app.intake.questions import AnswerKind, Question
from app.services.payslip import YearIncome
from app.texts import text

MOST_HOURS = 744_00
"""Hours in the longest month, in hundredths."""
MOST_PERSONS = 12
LONGEST_WORDS = 60
"""Characters of an answer in words."""
MOST_WHOLE = 200_000
"""The largest whole number of kWh or cubic metres in a year."""
EARLIEST = date(1900, 1, 1)
CHANGES_BY_DATE = frozenset({"huur"})
"""Questions whose amount may change during the year."""
OF_THE_YEAR = frozenset({"inkomen"})
"""Questions about the income of a year, which a payslip says something of."""
COMES_OR_GOES = frozenset({"geboortedatum"})
"""Questions about a person who may be there for a part of the year."""
DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Later:
    """The second value of this year, and from which day it holds."""

    value: AnswerValue
    start: date


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered to one question: the value, what became of it, how we know, and what changed later."""

    value: AnswerValue = None
    status: Status = Status.NOT_ASKED
    evidence: Evidence | None = None
    later: Later | None = None

    @property
    def is_put(self) -> bool:
        """Whether the question was put at all."""
        return self.status is not Status.NOT_ASKED


def step_name(step: str) -> str:
    """The name of a step of the visit."""
    return text(f"bezoek.stap.{step}")


def given_to(path: str, answers: Sequence[Answer]) -> Given:
    """What was answered under a path."""
    found = [answer for answer in answers if answer.path == path]
    first = next((answer for answer in found if answer.valid_from is None), None)
    changed = [answer for answer in found if answer.valid_from is not None and answer.value is not None]
    later = max(changed, key=lambda answer: answer.valid_from or date.min, default=None)
    return Given(
        value=first.value if first else None,
        status=first.status if first else Status.NOT_ASKED,
        evidence=first.evidence if first else None,
        later=Later(later.value, later.valid_from) if later and later.valid_from else None,
    )


def read_typed(question: Question, typed: str) -> AnswerValue:
    """What was typed or chosen as the value of an answer; None when nothing was.

    Amounts become eurocents, hours hundredths of an hour, a price per unit hundred-thousandths of a euro. Raises
    UserError when it is no value for this question.
    """
    bare = typed.strip()
    if not bare:
        return None
    if question.kind is AnswerKind.MONEY:
        return _amount(bare)
    if question.kind is AnswerKind.HOURS:
        return _hours(bare)
    if question.kind is AnswerKind.RATE:
        return parse_rate(bare, text("bezoek.fout.prijs"))
    if question.kind is AnswerKind.WHOLE:
        return _whole(bare)
    if question.kind is AnswerKind.COUNT:
        return min(int(bare), MOST_PERSONS)
    if question.kind is AnswerKind.YES_NO:
        return bare == "ja"
    return bare


def _amount(typed: str) -> Cents:
    found = parse_euros(typed, text("bezoek.fout.bedrag"))
    if found < 0:
        raise UserError("bezoek.fout.negatief")
    return found


def _whole(typed: str) -> int:
    """A whole number; points and spaces may part the thousands."""
    bare = typed.replace(".", "").replace(" ", "").replace(NO_BREAK, "")
    if not bare.isdecimal() or int(bare) > MOST_WHOLE:
        raise UserError("bezoek.fout.aantal", meest=MOST_WHOLE)
    return int(bare)


def _hours(typed: str) -> int:
    found = parse_euros(typed, text("bezoek.fout.uren_veld"))
    if not 0 <= found <= MOST_HOURS:
        raise UserError("bezoek.fout.uren")
    return int(found)


def check_born(born: date, today: date) -> None:
    """Raises UserError for a day of birth that cannot be."""
    if not EARLIEST <= born <= today:
        raise UserError("bezoek.fout.geboortedatum", jaar=EARLIEST.year)


def check_in_year(day: date, today: date) -> None:
    """Raises UserError for a day of change outside the year that is calculated."""
    if day.year != today.year:
        raise UserError("bezoek.fout.ander_jaar", jaar=today.year)


def typed_of(question: Question, value: AnswerValue) -> str:
    """A value from the store as it stands in the field."""
    if value is None:
        return ""
    if question.kind is AnswerKind.YES_NO:
        return "ja" if value is True else "nee"
    if question.kind in (AnswerKind.MONEY, AnswerKind.HOURS) and isinstance(value, int):
        return format_cents(Cents(value), always_cents=False).replace("€\u00a0", "")
    if question.kind is AnswerKind.RATE and isinstance(value, int):
        return format_rate(value)
    return str(value)


def spoken(question: Question, given: Given) -> str:
    """An answer in words, for lists and for reading along."""
    if given.status is Status.DOES_NOT_KNOW:
        return text("bezoek.vraag.weet_niet")
    if given.status is Status.DOES_NOT_SAY:
        return text("bezoek.vraag.wil_niet")
    return spoken_value(question, given.value)


def spoken_value(question: Question, value: AnswerValue) -> str:
    """A value in words: ``€ 684,20``, ``ja``, ``12 april 1985``."""
    if isinstance(value, bool):
        return text("bezoek.vraag.ja" if value else "bezoek.vraag.nee")
    if question.kind is AnswerKind.MONEY and isinstance(value, int):
        return format_cents(Cents(value), always_cents=False)
    if question.kind is AnswerKind.RATE and isinstance(value, int):
        return f"€{NO_BREAK}{format_rate(value)}"
    if question.kind in (AnswerKind.DATE, AnswerKind.DAY) and isinstance(value, str):
        return short_date(date.fromisoformat(value))
    return dict(question.choices).get(str(value), typed_of(question, value))


def with_draft(answers: Sequence[Answer], path: str, value: AnswerValue) -> tuple[Answer, ...]:
    """The answers as they would be with this value, typed but not committed yet."""
    for place, answer in enumerate(answers):
        if answer.path == path and answer.valid_from is None:
            changed = replace(answer, value=value, status=Status.ANSWERED)
            return (*answers[:place], changed, *answers[place + 1 :])
    return (*answers, Answer(RecordId(DRAFT), DossierId(DRAFT), path, value, Status.ANSWERED))


def evidence_words() -> tuple[tuple[str, str], ...]:
    """The ways to know something, with their words."""
    return tuple((kind.value, text(f"bezoek.bewijs.{kind.value}")) for kind in Evidence)


def person_of(path: str) -> str:
    """The id of the person a path is about, empty when it is about no person."""
    parts = path.split(".")
    return parts[1] if len(parts) > 2 and parts[0] == "personen" else ""


def period_of(path: str, answers: Sequence[Answer]) -> tuple[date | None, date | None]:
    """From when and until when the person of a question is there; None at the open ends."""
    prefix = path.rsplit(".", 1)[0]
    start, end = (given_to(f"{prefix}.{name}", answers).value for name in ("vanaf", "tot"))
    return (
        date.fromisoformat(start) if isinstance(start, str) else None,
        date.fromisoformat(end) if isinstance(end, str) else None,
    )


def income_words(found: YearIncome) -> str:
    """What a payslip says of the year, in whole euros, and that it is an estimate."""
    low, high = (format_whole(euros(end)) for end in (found.ends.low, found.ends.high))
    name = "loonstrook.uitkomst_een" if low == high else "loonstrook.uitkomst"
    return f"{text(name, laag=low, hoog=high)} {text('loonstrook.schatting')}"


def take_over_words(found: YearIncome) -> str:
    """``Neem € 28.300 over``."""
    return text("loonstrook.neem_over", bedrag=format_whole(euros(found.middle)))
