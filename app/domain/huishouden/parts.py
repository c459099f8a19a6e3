"""Reading the parts of a JSON household: health insurance, energy, costs of care, tax returns."""

from app.domain.huishouden.fields import (
    AANBOD,
    BELASTING,
    CONTRACT,
    ENERGIE,
    POLIS,
    VERBRUIK,
    ZORG,
    ZORGKOSTEN,
)
from app.domain.huishouden.kinds import Json, refuse, require_known, require_object
from app.domain.huishouden.reading_fields import each, read_fields
from app.domain.ids import PersonId
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
