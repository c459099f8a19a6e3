"""Three budgets side by side in words, what stands out, and the pots."""

from dataclasses import dataclass

from app.budget.categories import categories, of_regeling
from app.budget.lines import Group
from app.budget.pots import RunningPot
from app.budget.three import Change
from app.budget.views import Totals, a_twelfth
from app.domain.money import Cents, euros, format_whole
from app.domain.wording import month_name
from app.services.budget.assessment import BudgetAssessment
from app.texts import text

MONTH, YEAR = "maand", "jaar"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table of three: what, and three amounts; ``is_sum`` for what is left."""

    what: str
    amounts: tuple[str, str, str]
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class PotRow:
    """One pot: its category, its name, what is in it, and how it goes on."""

    category: str
    name: str
    amount: str
    below: str


@dataclass(frozen=True, slots=True)
class ThreeView:
    """Everything on the page of the three budgets."""

    head: str
    rows: tuple[Row, ...]
    changes: tuple[str, ...]
    filled: str
    notable: tuple[str, ...]
    months: tuple[tuple[str, str, str, str], ...]
    pots: tuple[PotRow, ...]


def three_view(found: BudgetAssessment, span: str) -> ThreeView:
    """The page, per average month or per whole year."""
    three = found.three
    columns = [made if span == YEAR else made.per_month for made in (three.now, three.planned, three.least)]
    filled = ", ".join(categories()[name].name.lower() for name in three.filled)
    return ThreeView(
        head=text("budget_scherm.drie.wat_jaar" if span == YEAR else "budget_scherm.drie.wat"),
        rows=(*[_row(group, columns) for group in Group], _left(columns)),
        changes=tuple(_change(change, found) for change in three.changes),
        filled=text("budget_scherm.drie.ingevuld", wat=filled) if filled else "",
        notable=_notable(found),
        months=tuple(_month(number, month) for number, month in enumerate(found.months, 1)),
        pots=tuple(_pot(one) for one in found.pots),
    )


def _notable(found: BudgetAssessment) -> tuple[str, ...]:
    """What stands out, after the tables of the organisation that cannot be used."""
    broken = [text("budget_scherm.drie.tabel_kapot", bestand=one.file, reden=one.reason) for one in found.broken_tables]
    said = [
        text("budget_scherm.drie.schatting", zin=one.said.spoken()) if one.estimate else one.said.spoken()
        for one in found.signals
    ]
    return (*broken, *said)


def pot_choices() -> tuple[tuple[str, str], ...]:
    """What a pot can be for."""
    return tuple((kind.id, kind.name) for kind in categories().values() if kind.group is Group.RESERVE)


def spans() -> tuple[tuple[str, str], ...]:
    """Per month or per year, with words."""
    return tuple((span, text(f"budget_scherm.drie.per_{span}")) for span in (MONTH, YEAR))


def _row(group: Group, columns: list[Totals]) -> Row:
    now, planned, least = (whole(made.of(group)) for made in columns)
    return Row(text(f"budget_scherm.groep.{group}"), (now, planned, least))


def _left(columns: list[Totals]) -> Row:
    now, planned, least = (whole(made.left) for made in columns)
    return Row(text("budget_scherm.drie.over"), (now, planned, least), is_sum=True)


def _change(change: Change, found: BudgetAssessment) -> str:
    """The regeling by the name of its place in the budget, and what it changes a month."""
    category = of_regeling(change.regeling)
    name = category.name if category is not None else change.regeling
    sure = "erbij_schatting" if change.regeling in found.estimated else "erbij"
    return text(f"budget_scherm.drie.{sure}", wat=name, bedrag=whole(a_twelfth(change.per_year)))


def _month(number: int, month: Totals) -> tuple[str, str, str, str]:
    return month_name(number).capitalize(), whole(month.income), whole(month.out), whole(month.left)


def _pot(running: RunningPot) -> PotRow:
    pot = running.pot
    parts = []
    if running.per_month:
        ahead = whole(running.after(12))
        parts.append(text("budget_scherm.potjes.per_maand", bedrag=whole(running.per_month), straks=ahead))
    if pot.goal is not None:
        reached = running.reached_in
        goal = whole(pot.goal)
        month = "" if reached is None else f"{month_name(reached.month)} {reached.year}"
        far = text("budget_scherm.potjes.doel_ver", doel=goal)
        parts.append(text("budget_scherm.potjes.doel", doel=goal, maand=month) if month else far)
    name = categories()[pot.category].name
    return PotRow(pot.category, name, text("budget_scherm.potjes.erin", bedrag=whole(pot.balance)), " · ".join(parts))


def whole(amount: Cents) -> str:
    """Whole euros."""
    return format_whole(euros(amount))
