"""The list of dossiers in words."""

from datetime import datetime

from app.domain.case import Dossier
from app.domain.change import Kind
from app.domain.ids import DossierId
from app.services.search import Hit
from ui.dossiers.state import Row, counted, found, hit_row, row_of

MADE = datetime(2026, 11, 25, 9, 0)  # noqa: DTZ001 - the program works with local time
ID = DossierId("d1")


def test_a_row_says_who_and_where():
    assert row_of(Dossier(ID, "Alleenstaande", "Dorpsstraat 1", "Noord", "", MADE)) == Row(
        "d1", "Alleenstaande", "Dorpsstraat 1 · Noord"
    )
    assert row_of(Dossier(ID, "Alleenstaande", "", "Noord", "", MADE)).second == "Noord"
    assert row_of(Dossier(ID, "Alleenstaande", "", "", "", MADE)).second == "Geen adres bekend"


def test_what_was_found_leads_to_its_place():
    assert hit_row(Hit(Kind.DOSSIER, "d1", ID, "Echtpaar", "Noord")) == Row("d1", "Echtpaar", "Huishouden · Noord")
    assert hit_row(Hit(Kind.NOTE, "n1", ID, "Echtpaar", "de brief")) == Row(
        "d1", "Echtpaar", "Notitie · de brief", "n1"
    )
    assert hit_row(Hit(Kind.GOAL, "g1", ID, "Echtpaar", "sparen")).second == "Gevonden · sparen"


def test_how_many_there_are():
    assert counted(0) == "Er is nog geen huishouden. Begin op Vandaag met een nieuw bezoek."
    assert counted(1) == "1 huishouden, het nieuwste bovenaan."
    assert counted(20_000) == "20.000 huishoudens, het nieuwste bovenaan."
    assert found(0, 100, "kat") == "Niets gevonden voor kat."
    assert found(3, 100, "kat") == "3 keer gevonden."
    assert found(100, 100, "kat") == "De eerste 100 die gevonden zijn. Typ meer om verder te zoeken."
