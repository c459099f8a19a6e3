"""The lines of a budget in words, and what was typed in the form of one line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.budget.categories import categories, category_of
from app.budget.lines import BudgetLine, Frequency, Group, Payer, Payment
from app.budget.occurrences import is_day_sure
from app.budget.reference import Reference
from app.budget.views import month_of
from app.domain.answer import Evidence
from app.domain.ids import RecordId
from app.domain.money import Cents, euros, format_cents, format_whole
from app.domain.typed_day import parse_day
from app.domain.wording import short_date
from app.errors import UserError
from app.services.budget.assessment import BudgetAssessment
from app.services.budget.lines import About
from app.texts import text

LAST_DAY = 31
PAYMENTS_IN = (Payment.RECEIVED,)
PAYMENTS_OUT = (Payment.DEBIT, Payment.TRANSFER, Payment.CARD, Payment.CASH, Payment.WITHHELD, Payment.STAYS)


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line: what it is, how it goes, and what it comes to per month; ``spoken`` is read aloud."""

    id: str
    what: str
    below: str
    amount: str
    spoken: str


@dataclass(frozen=True, slots=True)
class LineGroup:
    """One of the four parts of the budget with its total per month."""

    title: str
    total: str
    rows: tuple[LineRow, ...]


@dataclass(frozen=True, slots=True)
class LineForm:
    """What stands in the form of a line; amounts in eurocents, ``day`` as it was typed. An empty id is a new line."""

    category: str = ""
    amount: Cents | None = None
    per: Frequency = Frequency.MONTH
    day: str = ""
    label: str = ""
    payment: Payment = Payment.DEBIT
    payer: Payer = Payer.RESIDENT
    evidence: Evidence = Evidence.SEEN
    must: bool = True
    movable: bool = False
    line_id: str = ""

    def about(self, today: date) -> About:
        """The form as the service wants it. Raises UserError when the day is none."""
        day, known_on = read_day(self.day, self.per, today)
        return About(
            label=self.label,
            amount=self.amount,
            per=self.per,
            payment=self.payment,
            payer=self.payer,
            evidence=self.evidence,
            must=self.must,
            movable=self.movable,
            day=day,
            known_on=known_on,
        )


def new_form(category: str) -> LineForm:
    """An empty form as usual for a category; letters are seen, so that is the usual way to know."""
    kind = categories()[category]
    is_debit = kind.payment is Payment.DEBIT
    return LineForm(category, None, kind.per, "", kind.name, kind.payment, must=kind.must, movable=is_debit)


def form_of(line: BudgetLine) -> LineForm:
    """The form of a line that is there."""
    return LineForm(
        line.category,
        line.amount,
        line.per,
        typed_day(line),
        line.label,
        line.payment,
        line.payer,
        line.evidence,
        line.must,
        line.movable,
        line.id,
    )


def line_of(found: BudgetAssessment, line_id: str) -> BudgetLine | None:
    """The line with this id."""
    return next((line for line in found.lines if line.id == RecordId(line_id)), None)


def typed_day(line: BudgetLine) -> str:
    """The day of a line as it would be typed: a day of the month, or a whole date."""
    if line.day is not None:
        return str(line.day)
    return "" if line.known_on is None else f"{line.known_on.day}-{line.known_on.month}-{line.known_on.year}"


def read_day(typed: str, per: Frequency, today: date) -> tuple[int | None, date | None]:
    """A day of the month for what is paid per month; else a date on which it was or will be paid."""
    bare = typed.strip().rstrip("e")
    if not bare:
        return None, None
    if per is not Frequency.MONTH:
        return None, parse_day(bare, text("budget_scherm.veld.datum"), today)
    if not (bare.isascii() and bare.isdigit() and 1 <= int(bare) <= LAST_DAY):
        raise UserError("budget_scherm.fout.dag")
    return int(bare), None


def category_choices() -> tuple[tuple[str, str], ...]:
    """All categories in their order, with words."""
    return tuple((kind.id, kind.name) for kind in categories().values())


def frequency_choices() -> tuple[tuple[str, str], ...]:
    """How often, with words."""
    return tuple((per.value, text(f"budget_scherm.per.{per}")) for per in Frequency)


def payment_choices(category: str) -> tuple[tuple[str, str], ...]:
    """How it can be paid: what comes in arrives, what goes out has several ways."""
    is_income = category in categories() and categories()[category].group is Group.INCOME
    return tuple(
        (way.value, text(f"budget_scherm.betaling.{way}")) for way in (PAYMENTS_IN if is_income else PAYMENTS_OUT)
    )


def payer_choices() -> tuple[tuple[str, str], ...]:
    """Who pays, with words."""
    return tuple((payer.value, text(f"budget_scherm.wie.{payer}")) for payer in Payer)


def evidence_choices() -> tuple[tuple[str, str], ...]:
    """How we know it, with words."""
    return tuple((evidence.value, text(f"budget_scherm.bewijs.{evidence}")) for evidence in Evidence)


def groups_of(found: BudgetAssessment) -> tuple[LineGroup, ...]:
    """The four parts of the budget, those that are empty left out."""
    usual = {one.category: one for one in found.usual}
    month = found.three.now.per_month
    made = []
    for group in Group:
        rows = tuple(_row(line, usual) for line in found.lines if category_of(line).group is group)
        if rows:
            total = text("budget_scherm.per_maand", bedrag=format_whole(euros(month.of(group))))
            made.append(LineGroup(text(f"budget_scherm.groep.{group}"), total, rows))
    return tuple(made)


def left_words(found: BudgetAssessment) -> tuple[str, str]:
    """What is left in an average month, and a sentence with it."""
    left = found.three.now.per_month.left
    if not found.lines:
        return "", text("budget_scherm.leeg")
    if left < 0:
        return format_whole(euros(left)), text("budget_scherm.te_kort")
    return format_whole(euros(left)), text("budget_scherm.over")


def known_words(found: BudgetAssessment) -> tuple[str, str]:
    """What was told elsewhere and can be taken over: a title and the names; both empty when there is nothing."""
    if not found.known:
        return "", ""
    names = ", ".join(categories()[one.category].name.lower() for one in found.known)
    return text("budget_scherm.bekend", n=len(found.known)), names


def euros_of(amount: Cents) -> str:
    """Whole euros when there are no cents."""
    return format_cents(amount, always_cents=False)


def _row(line: BudgetLine, usual: Mapping[str, Reference]) -> LineRow:
    amount = text("budget_scherm.nog_open") if line.amount is None else euros_of(month_of(line))
    below = " · ".join(part for part in (*_how(line), _usual(usual.get(line.category))) if part)
    return LineRow(line.id, line.label, below, amount, f"{line.label}, {amount}. {below}")


def _how(line: BudgetLine) -> tuple[str, ...]:
    return (
        _when(line),
        text(f"budget_scherm.betaling.{line.payment}").lower(),
        "" if line.payer is Payer.RESIDENT else text(f"budget_scherm.wie.{line.payer}").lower(),
        text(f"budget_scherm.bewijs.{line.evidence}").lower(),
    )


def _when(line: BudgetLine) -> str:
    per = text(f"budget_scherm.per.{line.per}").lower()
    own = "" if line.amount is None or line.per is Frequency.MONTH else f"{euros_of(line.amount)} "
    if line.day is not None:
        return text("budget_scherm.op_de", per=f"{own}{per}", dag=line.day)
    if line.known_on is not None:
        return text("budget_scherm.bijvoorbeeld_op", per=f"{own}{per}", dag=short_date(line.known_on))
    return f"{own}{per}" if is_day_sure(line) else text("budget_scherm.gewone_dag", per=f"{own}{per}")


def _usual(reference: Reference | None) -> str:
    if reference is None:
        return ""
    sure = "schatting" if reference.estimate else "bekend"
    return text(
        f"budget_scherm.gewoon.{sure}",
        bedrag=format_whole(euros(reference.per_month)),
        bron=reference.source.law,
        jaar=reference.source.reference,
    )
