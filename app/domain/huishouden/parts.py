"""Reading the parts of a JSON household: health insurance, energy, costs of care, tax returns, debts."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.debt import Debt, Notice, Stage
from app.domain.huishouden.fields import (
    AANBOD,
    BELASTING,
    CONTRACT,
    ENERGIE,
    POLIS,
    SCHULD,
    VERBRUIK,
    ZORG,
    ZORGKOSTEN,
)
from app.domain.huishouden.kinds import Json, refuse, require_known, require_object
from app.domain.huishouden.reading_fields import each, read_fields
from app.domain.ids import DossierId, PersonId, RecordId
from app.domain.parts import Belasting, Energie, Polis, Tarief, Verbruik, Zorg, Zorguitgaven


def read_insurance(value: Json, persons: set[PersonId]) -> Zorg:
    """The health insurance; every polis is of one of these persons, and no person has two."""
    if value is None:
        return Zorg()
    source = require_object(value, "$.zorg")
    require_known(source, frozenset((*ZORG, "polissen")), "$.zorg")
    polissen = each(source.get("polissen"), "$.zorg.polissen", _polis) or ()
    for i, polis in enumerate(polissen):
        if polis.persoon not in persons:
            raise refuse(f"$.zorg.polissen[{i}].persoon", "onbekende_persoon")
        if any(other.persoon == polis.persoon for other in polissen[:i]):
            raise refuse(f"$.zorg.polissen[{i}].persoon", "dubbele_polis")
    return Zorg(polissen, **read_fields(source, ZORG, "$.zorg"))


def _polis(source: dict[str, Json], path: str) -> Polis:
    return Polis(**read_fields(source, POLIS, path, whole=True))


def read_energy(value: Json) -> Energie:
    """The energy contract, an offer, the use and the instalment."""
    if value is None:
        return Energie()
    source = require_object(value, "$.energie")
    require_known(source, frozenset((*ENERGIE, "contract", "aanbod", "verbruik")), "$.energie")
    return Energie(
        contract=Tarief(**read_fields(_object(source, "contract"), CONTRACT, "$.energie.contract", whole=True)),
        aanbod=Tarief(**read_fields(_object(source, "aanbod"), AANBOD, "$.energie.aanbod", whole=True)),
        verbruik=Verbruik(**read_fields(_object(source, "verbruik"), VERBRUIK, "$.energie.verbruik", whole=True)),
        **read_fields(source, ENERGIE, "$.energie"),
    )


def _object(source: dict[str, Json], name: str) -> dict[str, Json]:
    value = source.get(name)
    return {} if value is None else require_object(value, f"$.energie.{name}")


def read_care_costs(value: Json) -> Zorguitgaven:
    """The costs of care of the year."""
    if value is None:
        return Zorguitgaven()
    return Zorguitgaven(**read_fields(require_object(value, "$.zorgkosten"), ZORGKOSTEN, "$.zorgkosten", whole=True))


def read_tax(value: Json) -> Belasting:
    """The tax returns of earlier years."""
    if value is None:
        return Belasting()
    return Belasting(**read_fields(require_object(value, "$.belasting"), BELASTING, "$.belasting", whole=True))


def read_debts(value: Json) -> tuple[Debt, ...]:
    """The debts in a file, in its order; their ids are their places: ``s1``."""
    found = each(value, "$.schulden", _debt) or ()
    return tuple(replace(debt, id=RecordId(f"s{number}")) for number, debt in enumerate(found, 1))


def _debt(source: dict[str, Json], path: str) -> Debt:
    return debt_of(read_fields(source, SCHULD, path, whole=True))


def debt_of(found: Mapping[str, Any]) -> Debt:
    """A debt from its fields by name, without an id and a dossier."""
    return Debt(
        id=RecordId(""),
        dossier_id=DossierId(""),
        creditor=found["schuldeiser"],
        kind=found["soort"],
        principal=found.get("hoofdsom"),
        costs=found.get("kosten"),
        interest=found.get("rente"),
        since=found.get("sinds"),
        stage=Stage(found.get("stand", Stage.LATE)),
        collector=found.get("incasseerder", ""),
        reference=found.get("kenmerk", ""),
        instalment=found.get("per_maand"),
        seized=found.get("beslag", False),
        disputed=found.get("betwist", False),
        notice=Notice(found.get("brief", Notice.UNKNOWN)),
        notice_on=found.get("brief_op"),
        settled_on=found.get("afgelost_op"),
    )
