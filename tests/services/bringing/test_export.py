"""A dossier that was taken along comes in elsewhere as it was."""

import json

from app.domain.case import Dossier
from app.services import answers, dossier_export, dossiers, notes
from app.services.bringing import arrival
from app.services.bringing.checking import check
from app.services.bringing.table import read_table
from app.services.bringing.targets import guess
from db.cases import accesses
from tests.builders import a_session

GIVEN = {
    "woning.kale_huur": 65012,
    "personen.p1.toetsingsinkomen": 28600_00,
    "huishouden.kinderen": 1,
    "personen.k1.opvang.uren": 6250,
    "personen.k1.geboortedatum": "2019-06-02",
    "huishouden.partner": False,
    "woning.soort": "zelfstandig",
}


def test_a_dossier_taken_along_comes_in_elsewhere(session, dossier, tmp_path):
    for path, value in GIVEN.items():
        answers.give(session, dossier, path, value)
    old = notes.write(session, dossier, "De huur is € 648.")[1]
    notes.write(session, dossier, "De huur is € 650,12.", corrects=old)
    notes.write(session, dossier, "Belt liever.")
    place = dossier_export.export(session, dossier, tmp_path / "mee")
    assert json.loads(place.read_text(encoding="utf-8"))["formaat"] == "keukentafel-dossier/1"
    assert [one.what for one in accesses(session.store, dossier)] == ["inzage"]
    other = a_session(device="laptop-2")
    table = read_table(place)
    found = check(other, table, guess(table.columns))
    assert found.problems == ()
    arrival.bring_in(other, found)
    (there,) = dossiers.listing(other)
    here = dossiers.of(session, dossier)
    assert isinstance(there, Dossier)
    assert (there.id, there.label, there.address, there.phone) == (here.id, here.label, here.address, here.phone)
    assert {answer.path: answer.value for answer in answers.of_dossier(other, there.id)} == GIVEN
    (note,) = notes.listing(other, there.id)
    assert note.body.endswith("De huur is € 650,12.\n\n23 november 2026: Belt liever.")
    assert "648" not in note.body
    again = check(other, table, guess(table.columns))
    assert "staat al op deze laptop" in again.problems[-1].sentence or "al een dossier" in again.problems[-1].sentence
    other.store.close()
