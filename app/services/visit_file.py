"""The exported visit ``keukentafel-bezoek/1``: what a report needs, read strictly and written back the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from app.domain.answer import Answer, AnswerValue, Evidence, Status
from app.domain.case import Dossier
from app.domain.finding import Finding, FindingState
from app.domain.huishouden.kinds import DAY, Fields, Json, refuse, require_known, require_object
from app.domain.huishouden.reading import parse_json
from app.domain.huishouden.reading_fields import read_fields
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.lookback import LookBack, worth_telling
from app.domain.visit import Agreement, Step, Visit, VisitState, VisitType, Who
from app.reports.resident import CoachLine
from app.services.budget.assessment import NO_BUDGET, BudgetRecords
from app.services.energy.records import NO_ENERGY, EnergyRecords
from app.services.json_text import euro_number, json_text
from app.services.visit_budget import budget_json, read_budget
from app.services.visit_debts import NO_DEBTS, DebtRecords, debts_json, read_debt_records
from app.services.visit_energy import energy_json, read_energy
from app.services.visit_fields import (
    AFSPRAAK,
    ANTWOORD,
    BEZOEK,
    COACH,
    DOSSIER,
    FORMAT,
    KANS,
    MOST_AGREEMENTS,
    TERUGBLIK,
    TOP,
    value_from,
    value_to,
)
from app.services.visit_plan import (
    NO_PLAN,
    PlanRecords,
    day_json,
    each,
    plan_json,
    read_plan,
    read_standings,
    standing_json,
)

LARGEST_FILE = 4_000_000
"""A visit file is never larger than this many bytes."""

NO_COACH = CoachLine("")


@dataclass(frozen=True, slots=True)
class ExportedVisit:
    """One visit with everything its report is made of. ``peildatum`` is the day on which the rules are asked."""

    peildatum: date
    visit: Visit
    dossier: Dossier
    answers: tuple[Answer, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()
    next_visit: Visit | None = None
    coach: CoachLine = NO_COACH
    plan: PlanRecords = NO_PLAN
    look_back: LookBack | None = None
    budget: BudgetRecords = NO_BUDGET
    energy: EnergyRecords = NO_ENERGY
    debts: DebtRecords = NO_DEBTS


def visit_text(exported: ExportedVisit) -> str:
    """The visit as JSON text; amounts in euros, hours per month as a number, days as ``2026-07-01``."""
    dossier, following = exported.dossier, exported.next_visit
    return json_text(
        {
            "formaat": FORMAT,
            "peildatum": exported.peildatum.isoformat(),
            "bezoek": _visit_json(exported.visit),
            "dossier": {"id": dossier.id, "omschrijving": dossier.label, "wijk": dossier.district},
            "antwoorden": [_answer_json(answer) for answer in exported.answers],
            "afspraken": [_agreement_json(agreement) for agreement in exported.agreements],
            "kansen": [_finding_json(finding) for finding in exported.findings],
            "volgend_bezoek": _visit_json(following) if following else None,
            "coach": {"regel": exported.coach.name_line, "telefoon": exported.coach.phone},
            **plan_json(exported.plan),
            **debts_json(exported.debts),
            "terugblik": _look_back_json(exported.look_back) if exported.look_back else None,
            "budget": budget_json(exported.budget),
            "energie": energy_json(exported.energy),
        }
    )


def _visit_json(visit: Visit) -> Json:
    return {
        "id": visit.id,
        "soort": visit.type.value,
        "stand": visit.state.value,
        "begint": visit.starts_at.isoformat(),
        "minuten": visit.minutes,
        "stap": visit.step.value,
        "verder_bij": visit.resume_at,
        "doel": visit.purpose,
        "voorbereiding": visit.preparation,
    }


def _answer_json(answer: Answer) -> Json:
    return {
        "id": answer.id,
        "pad": answer.path,
        "waarde": value_to(answer.path, answer.value),
        "stand": answer.status.value,
        "bewijs": answer.evidence.value if answer.evidence else None,
        "vanaf": day_json(answer.valid_from),
    }


def _agreement_json(agreement: Agreement) -> Json:
    return {
        "id": agreement.id,
        "nummer": agreement.position,
        "wat": agreement.what,
        "eerste_stap": agreement.first_step,
        "wie": agreement.who.value,
        "voor": agreement.due.isoformat(),
        "gedaan_op": day_json(agreement.done_on),
        "regeling": agreement.regeling,
        "eerste_stap_gedaan_op": day_json(agreement.first_step_on),
    }


def _finding_json(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "regeling": finding.regeling,
        "stand": finding.state.value,
        "wie": finding.who.value if finding.who else None,
        "voor": day_json(finding.due),
        "reden": finding.reason,
        "gepland_per_jaar": None if finding.planned_per_year is None else euro_number(finding.planned_per_year),
        "gerealiseerd_per_jaar": None if finding.realised is None else euro_number(finding.realised),
        "gerealiseerd_vanaf": day_json(finding.realised_since),
    }


def _look_back_json(look_back: LookBack) -> Json:
    return {
        "bezoek": _visit_json(look_back.start),
        "standen": [standing_json(standing) for standing in look_back.standings],
        "afspraken": [_agreement_json(agreement) for agreement in look_back.agreements],
    }


def read_visit(content: str) -> ExportedVisit:
    """The visit in JSON text. Raises UserError with the path of the first fault."""
    top = require_object(parse_json(content), "$")
    require_known(top, TOP, "$")
    if top.get("formaat") != FORMAT:
        raise refuse("$.formaat", "formaat", formaat=FORMAT)
    dossier = _dossier(_fields(top.get("dossier"), DOSSIER, "$.dossier"))
    visit = _visit(_fields(top.get("bezoek"), BEZOEK, "$.bezoek"), dossier.id)
    agreements = _agreements(top, "$", visit)
    findings = each(top, "kansen", KANS, lambda found, _: _finding(found, visit))
    if len(agreements) > MOST_AGREEMENTS:
        raise refuse("$.afspraken", "te_veel_afspraken", meest=MOST_AGREEMENTS)
    return ExportedVisit(
        peildatum=cast(date, DAY.read(top.get("peildatum"), "$.peildatum")),
        visit=visit,
        dossier=dossier,
        answers=each(top, "antwoorden", ANTWOORD, lambda found, path: _answer(found, path, visit)),
        agreements=agreements,
        findings=findings,
        next_visit=_next_visit(top.get("volgend_bezoek"), dossier.id),
        coach=_coach(top.get("coach")),
        plan=read_plan(top, dossier.id),
        debts=read_debt_records(top, dossier.id),
        look_back=_look_back(top.get("terugblik"), dossier.id, findings),
        budget=read_budget(top.get("budget"), dossier.id),
        energy=read_energy(top.get("energie"), visit),
    )


def _agreements(source: dict[str, Json], path: str, visit: Visit) -> tuple[Agreement, ...]:
    return each(source, "afspraken", AFSPRAAK, lambda found, _: _agreement(found, visit), path)


def _look_back(value: Json, dossier_id: DossierId, findings: Sequence[Finding]) -> LookBack | None:
    """What is looked back on; its agreements may be of more visits, they are read as those of the first one."""
    if value is None:
        return None
    path = "$.terugblik"
    source = require_object(value, path)
    require_known(source, TERUGBLIK, path)
    start = _visit(_fields(source.get("bezoek"), BEZOEK, f"{path}.bezoek"), dossier_id)
    standings = read_standings(source, path, start.starts_at.date())
    return LookBack(start, standings, _agreements(source, path, start), worth_telling(findings))


def _next_visit(value: Json, dossier_id: DossierId) -> Visit | None:
    return None if value is None else _visit(_fields(value, BEZOEK, "$.volgend_bezoek"), dossier_id)


def _coach(value: Json) -> CoachLine:
    found = {} if value is None else _fields(value, COACH, "$.coach")
    return CoachLine(found.get("regel", ""), found.get("telefoon", ""))


def _fields(value: Json, fields: Fields, path: str) -> dict[str, Any]:
    return read_fields(require_object(value, path), fields, path, whole=True)


def _dossier(found: dict[str, Any]) -> Dossier:
    return Dossier(DossierId(found["id"]), found["omschrijving"], district=found.get("wijk", ""))


def _visit(found: dict[str, Any], dossier_id: DossierId) -> Visit:
    return Visit(
        id=VisitId(found["id"]),
        dossier_id=dossier_id,
        type=VisitType(found["soort"]),
        state=VisitState(found["stand"]),
        starts_at=found["begint"],
        minutes=found.get("minuten", 90),
        step=Step(found.get("stap", Step.BEGIN)),
        resume_at=found.get("verder_bij", ""),
        purpose=found.get("doel", ""),
        preparation=found.get("voorbereiding", ""),
    )


def _answer(found: dict[str, Any], path: str, visit: Visit) -> Answer:
    raw = found.get("waarde")
    value: AnswerValue = None if raw is None else value_from(found["pad"], raw, f"{path}.waarde")
    status = Status(found["stand"])
    if (status is Status.ANSWERED) != (value is not None):
        raise refuse(f"{path}.waarde", "waarde_bij_antwoord")
    return Answer(
        id=RecordId(found["id"]),
        dossier_id=visit.dossier_id,
        path=found["pad"],
        value=value,
        status=status,
        evidence=Evidence(found["bewijs"]) if "bewijs" in found else None,
        valid_from=found.get("vanaf"),
        visit_id=visit.id,
    )


def _agreement(found: dict[str, Any], visit: Visit) -> Agreement:
    return Agreement(
        id=RecordId(found["id"]),
        visit_id=visit.id,
        dossier_id=visit.dossier_id,
        position=found["nummer"],
        what=found["wat"],
        first_step=found.get("eerste_stap", ""),
        who=Who(found["wie"]),
        due=found["voor"],
        done_on=found.get("gedaan_op"),
        regeling=found.get("regeling", ""),
        first_step_on=found.get("eerste_stap_gedaan_op"),
    )


def _finding(found: dict[str, Any], visit: Visit) -> Finding:
    return Finding(
        id=RecordId(found["id"]),
        dossier_id=visit.dossier_id,
        regeling=found["regeling"],
        state=FindingState(found["stand"]),
        visit_id=visit.id,
        who=Who(found["wie"]) if "wie" in found else None,
        due=found.get("voor"),
        reason=found.get("reden", ""),
        planned_per_year=found.get("gepland_per_jaar"),
        realised=found.get("gerealiseerd_per_jaar"),
        realised_since=found.get("gerealiseerd_vanaf"),
    )
