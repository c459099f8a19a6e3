"""The report to the corporation: defects and label, on a ground that holds, and nothing else."""

from dataclasses import fields, replace
from datetime import date, datetime

import pytest

from app.domain.case import DisclosureGround, Ground
from app.domain.ids import RecordId
from app.energy.checklist_reading import checklist
from app.energy.corporation import PART_DEFECTS, PART_LABEL, CorporationReport, Defect, corporation_report
from app.errors import UserError
from tests.energy.builders import DOSSIER, TODAY, TYPICAL, seen, will_do

GROUND = DisclosureGround(
    RecordId("g1"),
    DOSSIER,
    Ground.CONSENT,
    "gebreken laten herstellen",
    "de corporatie",
    (PART_DEFECTS, PART_LABEL),
    "mondeling, aan tafel",
    datetime.fromisoformat("2026-11-23T14:05"),
    until=date(2027, 5, 23),
)
ANSWERS = (
    seen("schimmel", reported=True, note="kind heeft astma"),
    seen("open_toestel", reported=True),
    seen("rookmelder"),
    will_do("wassen_30", reported=True),
)


def report(ground: DisclosureGround | None = GROUND, label: str | None = "F", today: date = TODAY) -> CorporationReport:
    return corporation_report(ANSWERS, replace(TYPICAL, label=label), ground, checklist(), today)


def test_only_the_defects_that_were_reported_and_the_label_go_out():
    found = report()
    assert found.defects == (
        Defect("open_toestel", "keuken", "Geiser, open ketel of gaskachel", True),
        Defect("schimmel", "badkamer", "Vocht en schimmel", False),
    )
    assert (found.label, found.ground_id) == ("F", "g1")
    assert {one.name for one in fields(CorporationReport)} == {
        *("dossier_id", "ground_id", "made_on", "label", "flags", "defects")
    }
    assert "astma" not in repr(found)


def test_a_bad_label_asks_for_a_place_in_the_planning():
    assert "Label F" in report().flags[0].spoken()
    assert report(label="C").flags == ()
    assert report(label=None).flags == ()


def test_only_the_parts_that_the_ground_names_go_out():
    assert report(replace(GROUND, parts=(PART_LABEL,))).defects == ()
    assert report(replace(GROUND, parts=(PART_DEFECTS,))).label is None


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        (None, "leg eerst vast op welke grond"),
        (replace(GROUND, until=date(2026, 11, 22)), "geldt niet meer"),
        (replace(GROUND, withdrawn_at=datetime.fromisoformat("2026-11-23T15:00")), "geldt niet meer"),
        (replace(GROUND, parts=("contact",)), "staat geen gebreken of energielabel"),
    ],
)
def test_without_a_ground_that_holds_nothing_goes_out(ground, said: str):
    with pytest.raises(UserError, match=said):
        report(ground)


def test_a_ground_without_an_end_holds_until_it_is_withdrawn():
    assert report(replace(GROUND, until=None)).defects
    assert report(replace(GROUND, withdrawn_at=datetime.fromisoformat("2026-12-01T09:00"))).defects
