"""The part of an exported visit that is about debts: what is owed, the plans, and what came of each instalment."""

from dataclasses import dataclass, replace
from typing import Any

from app.domain.debt import Debt, Instalment, InstalmentState, PaymentPlan, PlanState, Strategy
from app.domain.huishouden.fields import SCHULD
from app.domain.huishouden.kinds import DAY, MONEY, TEXT, Field, Json, choice, refuse
from app.domain.huishouden.parts import debt_of
from app.domain.ids import DossierId, RecordId
from app.domain.money import Cents
from app.services.json_text import euro_number
from app.services.visit_fields import LONG_TEXT
from app.services.visit_plan import day_json, each

SCHULD_IN_BEZOEK = {"id": Field(TEXT, required=True), **SCHULD}
BETAALPLAN = {
    "id": Field(TEXT, required=True),
    "volgorde": Field(choice(*(strategy.value for strategy in Strategy)), required=True),
    "per_maand": Field(MONEY, required=True),
    "ruimte": Field(MONEY, required=True),
    "beslagvrije_voet": Field(MONEY),
    "begonnen_op": Field(DAY, required=True),
    "stand": Field(choice(*(state.value for state in PlanState)), required=True),
    "pauze_vanaf": Field(DAY),
    "pauze_tot_en_met": Field(DAY),
    "pauze_afspraak": Field(LONG_TEXT),
    "geeindigd_op": Field(DAY),
}
TERMIJN = {
    "id": Field(TEXT, required=True),
    "betaalplan": Field(TEXT, required=True),
    "schuld": Field(TEXT, required=True),
    "inkomen_op": Field(DAY, required=True),
    "betalen_op": Field(DAY, required=True),
    "bedrag": Field(MONEY, required=True),
    "stand": Field(choice(*(state.value for state in InstalmentState)), required=True),
    "betaald_op": Field(DAY),
    "in_plaats_van": Field(TEXT),
}


@dataclass(frozen=True, slots=True)
class DebtRecords:
    """The debts, the plans and the instalments of a household, as they are kept."""

    debts: tuple[Debt, ...] = ()
    plans: tuple[PaymentPlan, ...] = ()
    instalments: tuple[Instalment, ...] = ()


NO_DEBTS = DebtRecords()


def debts_json(records: DebtRecords) -> dict[str, Json]:
    """The debts under the names of the file."""
    return {
        "schulden": [_debt_json(debt) for debt in records.debts],
        "betaalplannen": [_plan_json(plan) for plan in records.plans],
        "termijnen": [_instalment_json(one) for one in records.instalments],
    }


def _debt_json(debt: Debt) -> Json:
    return {
        "id": debt.id,
        "schuldeiser": debt.creditor,
        "soort": debt.kind,
        "hoofdsom": _euros(debt.principal),
        "kosten": _euros(debt.costs),
        "rente": _euros(debt.interest),
        "sinds": day_json(debt.since),
        "stand": debt.stage.value,
        "incasseerder": debt.collector or None,
        "kenmerk": debt.reference or None,
        "per_maand": _euros(debt.instalment),
        "beslag": debt.seized,
        "betwist": debt.disputed,
        "brief": debt.notice.value,
        "brief_op": day_json(debt.notice_on),
        "afgelost_op": day_json(debt.settled_on),
    }


def _plan_json(plan: PaymentPlan) -> Json:
    return {
        "id": plan.id,
        "volgorde": plan.strategy.value,
        "per_maand": _euros(plan.per_month),
        "ruimte": _euros(plan.could_pay),
        "beslagvrije_voet": _euros(plan.floor),
        "begonnen_op": day_json(plan.started_on),
        "stand": plan.state.value,
        "pauze_vanaf": day_json(plan.pause_from),
        "pauze_tot_en_met": day_json(plan.pause_until),
        "pauze_afspraak": plan.pause_condition,
        "geeindigd_op": day_json(plan.ended_on),
    }


def _instalment_json(one: Instalment) -> Json:
    return {
        "id": one.id,
        "betaalplan": one.plan_id,
        "schuld": one.debt_id,
        "inkomen_op": day_json(one.pay_day),
        "betalen_op": day_json(one.due),
        "bedrag": _euros(one.amount),
        "stand": one.state.value,
        "betaald_op": day_json(one.paid_on),
        "in_plaats_van": one.replaces,
    }


def _euros(amount: Cents | None) -> Json:
    return None if amount is None else euro_number(amount)


def read_debt_records(top: dict[str, Json], dossier_id: DossierId) -> DebtRecords:
    """The debts in a file. Raises UserError with the path of the first fault, an unknown debt or plan among them."""
    debts = each(top, "schulden", SCHULD_IN_BEZOEK, lambda found, _: _debt(found, dossier_id))
    plans = each(top, "betaalplannen", BETAALPLAN, lambda found, _: _plan(found, dossier_id))
    known = ({plan.id for plan in plans}, {debt.id for debt in debts})
    rows = each(top, "termijnen", TERMIJN, lambda found, path: _instalment(found, path, known, dossier_id))
    return DebtRecords(debts, plans, rows)


def _debt(found: dict[str, Any], dossier_id: DossierId) -> Debt:
    return replace(debt_of(found), id=RecordId(found["id"]), dossier_id=dossier_id)


def _plan(found: dict[str, Any], dossier_id: DossierId) -> PaymentPlan:
    return PaymentPlan(
        id=RecordId(found["id"]),
        dossier_id=dossier_id,
        strategy=Strategy(found["volgorde"]),
        per_month=found["per_maand"],
        could_pay=found["ruimte"],
        floor=found.get("beslagvrije_voet"),
        started_on=found["begonnen_op"],
        state=PlanState(found["stand"]),
        pause_from=found.get("pauze_vanaf"),
        pause_until=found.get("pauze_tot_en_met"),
        pause_condition=found.get("pauze_afspraak", ""),
        ended_on=found.get("geeindigd_op"),
    )


def _instalment(
    found: dict[str, Any], path: str, known: tuple[set[RecordId], set[RecordId]], dossier_id: DossierId
) -> Instalment:
    plans, debts = known
    if found["betaalplan"] not in plans:
        raise refuse(f"{path}.betaalplan", "geen_betaalplan")
    if found["schuld"] not in debts:
        raise refuse(f"{path}.schuld", "geen_schuld")
    return Instalment(
        id=RecordId(found["id"]),
        dossier_id=dossier_id,
        plan_id=RecordId(found["betaalplan"]),
        debt_id=RecordId(found["schuld"]),
        pay_day=found["inkomen_op"],
        due=found["betalen_op"],
        amount=found["bedrag"],
        state=InstalmentState(found["stand"]),
        paid_on=found.get("betaald_op"),
        replaces=RecordId(found["in_plaats_van"]) if "in_plaats_van" in found else None,
    )
