"""The part of an exported visit that is the budget of the household, read strictly and written back the same."""

from typing import Any

from app.budget.agreed import AccountBalance, CollectionMove, Reminder
from app.budget.categories import categories
from app.budget.lines import BudgetLine, Frequency, Group, Payer, Payment
from app.budget.pots import Pot
from app.budget.withheld import Withheld
from app.domain.answer import Evidence
from app.domain.huishouden.kinds import DAY, MONEY, MONTH_DAY, TEXT, TRUTH, Field, Json, choice, refuse, require_object
from app.domain.huishouden.reading_fields import each as each_object
from app.domain.huishouden.reading_fields import read_fields, require_order
from app.domain.ids import DossierId, RecordId
from app.services.budget.assessment import NO_BUDGET, BudgetRecords
from app.services.json_text import euro_number
from app.services.visit_fields import LONG_TEXT, NEEDED_TEXT, SIGNED_EUROS, count_up_to
from app.services.visit_plan import day_json, each

MOST_DAYS = 14
KNOWN = frozenset(("regels", "potjes", "stand", "incassodagen", "berichten", "huur_ingehouden"))
REGEL = {
    "id": Field(TEXT, required=True),
    "soort": Field(choice(*categories()), required=True),
    "naam": Field(NEEDED_TEXT, required=True),
    "bedrag": Field(MONEY),
    "per": Field(choice(*(per.value for per in Frequency)), required=True),
    "betaling": Field(choice(*(way.value for way in Payment)), required=True),
    "wie": Field(choice(*(payer.value for payer in Payer)), required=True),
    "bewijs": Field(choice(*(evidence.value for evidence in Evidence)), required=True),
    "moet": Field(TRUTH, required=True),
    "dag_kan_anders": Field(TRUTH, required=True),
    "dag": Field(MONTH_DAY),
    "bekend_op": Field(DAY),
    "vanaf": Field(DAY),
    "tot": Field(DAY),
}
POTJE = {
    "id": Field(TEXT, required=True),
    "soort": Field(choice(*(kind.id for kind in categories().values() if kind.group is Group.RESERVE)), required=True),
    "erin": Field(MONEY, required=True),
    "geteld_op": Field(DAY, required=True),
    "doel": Field(MONEY),
}
STAND_VAN = {
    "id": Field(TEXT, required=True),
    "op": Field(DAY, required=True),
    "bedrag": Field(SIGNED_EUROS, required=True),
}
INCASSODAG = {
    "id": Field(TEXT, required=True),
    "regel": Field(TEXT, required=True),
    "van_dag": Field(MONTH_DAY, required=True),
    "naar_dag": Field(MONTH_DAY, required=True),
    "vanaf": Field(DAY, required=True),
    "afgesproken_op": Field(DAY, required=True),
}
BERICHT = {
    "id": Field(TEXT, required=True),
    "regel": Field(TEXT, required=True),
    "nummer": Field(NEEDED_TEXT, required=True),
    "dagen_vooraf": Field(count_up_to(MOST_DAYS), required=True),
    "afgesproken_op": Field(DAY, required=True),
    "hoe": Field(NEEDED_TEXT, required=True),
    "link": Field(LONG_TEXT),
    "gestopt_op": Field(DAY),
}
HUUR_INGEHOUDEN = {
    "per_maand": Field(MONEY, required=True),
    "vanaf": Field(DAY, required=True),
    "tot": Field(DAY),
}


def budget_json(kept: BudgetRecords) -> Json:
    """The budget under the names of the file; null when there is none."""
    if kept == NO_BUDGET:
        return None
    return {
        "regels": [_line_json(line) for line in kept.lines],
        "potjes": [_pot_json(pot) for pot in kept.pots],
        "stand": None
        if kept.told is None
        else {"id": kept.told.id, "op": kept.told.day.isoformat(), "bedrag": euro_number(kept.told.amount)},
        "incassodagen": [_move_json(move) for move in kept.moves],
        "berichten": [_reminder_json(reminder) for reminder in kept.reminders],
        "huur_ingehouden": [_withheld_json(one) for one in kept.withheld],
    }


def _withheld_json(one: Withheld) -> Json:
    return {"per_maand": euro_number(one.per_month), "vanaf": one.first.isoformat(), "tot": day_json(one.last)}


def _line_json(line: BudgetLine) -> Json:
    return {
        "id": line.id,
        "soort": line.category,
        "naam": line.label,
        "bedrag": None if line.amount is None else euro_number(line.amount),
        "per": line.per.value,
        "betaling": line.payment.value,
        "wie": line.payer.value,
        "bewijs": line.evidence.value,
        "moet": line.must,
        "dag_kan_anders": line.movable,
        "dag": line.day,
        "bekend_op": day_json(line.known_on),
        "vanaf": day_json(line.starts),
        "tot": day_json(line.ends),
    }


def _pot_json(pot: Pot) -> Json:
    return {
        "id": pot.id,
        "soort": pot.category,
        "erin": euro_number(pot.balance),
        "geteld_op": pot.counted_on.isoformat(),
        "doel": None if pot.goal is None else euro_number(pot.goal),
    }


def _move_json(move: CollectionMove) -> Json:
    return {
        "id": move.id,
        "regel": move.line_id,
        "van_dag": move.from_day,
        "naar_dag": move.to_day,
        "vanaf": move.since.isoformat(),
        "afgesproken_op": move.agreed_on.isoformat(),
    }


def _reminder_json(reminder: Reminder) -> Json:
    return {
        "id": reminder.id,
        "regel": reminder.line_id,
        "nummer": reminder.number,
        "dagen_vooraf": reminder.days_before,
        "afgesproken_op": reminder.agreed_on.isoformat(),
        "hoe": reminder.how_given,
        "link": reminder.link,
        "gestopt_op": day_json(reminder.stopped_on),
    }


def read_budget(value: Json, dossier_id: DossierId) -> BudgetRecords:
    """The budget in a file. Raises UserError with the path of the first fault."""
    if value is None:
        return NO_BUDGET
    path = "$.budget"
    source = require_object(value, path)
    for key in source:
        if key not in KNOWN:
            raise refuse(f"{path}.{key[:40]}", "onbekend_veld", velden=", ".join(sorted(KNOWN)))
    lines = each(source, "regels", REGEL, lambda found, _: _line(found, dossier_id), path)
    known = {line.id for line in lines}
    return BudgetRecords(
        lines=lines,
        pots=each(source, "potjes", POTJE, lambda found, _: _pot(found, dossier_id), path),
        told=_told(source.get("stand"), dossier_id),
        moves=each(
            source, "incassodagen", INCASSODAG, lambda found, at: _move(_of_line(found, at, known), dossier_id), path
        ),
        reminders=each(
            source, "berichten", BERICHT, lambda found, at: _reminder(_of_line(found, at, known), dossier_id), path
        ),
        withheld=each_object(source.get("huur_ingehouden"), f"{path}.huur_ingehouden", _withheld) or (),
    )


def _of_line(found: dict[str, Any], path: str, known: set[RecordId]) -> dict[str, Any]:
    """The same fields, when they name a line that is there."""
    if found["regel"] not in known:
        raise refuse(f"{path}.regel", "geen_regel")
    return found


def _withheld(source: dict[str, Json], path: str) -> Withheld:
    found = read_fields(source, HUUR_INGEHOUDEN, path, whole=True)
    require_order(found["vanaf"], found.get("tot"), path)
    return Withheld(found["per_maand"], found["vanaf"], found.get("tot"))


def _line(found: dict[str, Any], dossier_id: DossierId) -> BudgetLine:
    return BudgetLine(
        id=RecordId(found["id"]),
        dossier_id=dossier_id,
        category=found["soort"],
        label=found["naam"],
        amount=found.get("bedrag"),
        per=Frequency(found["per"]),
        payment=Payment(found["betaling"]),
        payer=Payer(found["wie"]),
        evidence=Evidence(found["bewijs"]),
        must=found["moet"],
        movable=found["dag_kan_anders"],
        day=found.get("dag"),
        known_on=found.get("bekend_op"),
        starts=found.get("vanaf"),
        ends=found.get("tot"),
    )


def _pot(found: dict[str, Any], dossier_id: DossierId) -> Pot:
    return Pot(
        RecordId(found["id"]), dossier_id, found["soort"], found["erin"], found["geteld_op"], found.get("doel") or None
    )


def _told(value: Json, dossier_id: DossierId) -> AccountBalance | None:
    if value is None:
        return None
    path = "$.budget.stand"
    found = read_fields(require_object(value, path), STAND_VAN, path, whole=True)
    return AccountBalance(RecordId(found["id"]), dossier_id, found["op"], found["bedrag"])


def _move(found: dict[str, Any], dossier_id: DossierId) -> CollectionMove:
    return CollectionMove(
        RecordId(found["id"]),
        dossier_id,
        RecordId(found["regel"]),
        found["van_dag"],
        found["naar_dag"],
        found["vanaf"],
        found["afgesproken_op"],
    )


def _reminder(found: dict[str, Any], dossier_id: DossierId) -> Reminder:
    return Reminder(
        id=RecordId(found["id"]),
        dossier_id=dossier_id,
        line_id=RecordId(found["regel"]),
        number=found["nummer"],
        days_before=found["dagen_vooraf"],
        agreed_on=found["afgesproken_op"],
        how_given=found["hoe"],
        link=found.get("link", ""),
        stopped_on=found.get("gestopt_op"),
    )
