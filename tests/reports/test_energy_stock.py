"""The stock list of the coach, and the report to the corporation on paper."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.case import DisclosureGround, Ground
from app.domain.ids import RecordId
from app.energy.checklist_reading import checklist
from app.energy.corporation import corporation_report
from app.reports.document import Table, words_of
from app.reports.energy_report import corporation_document
from app.reports.energy_stock import stock_list
from app.reports.pdf import pdf_bytes
from tests.energy.builders import DOSSIER, TODAY, TYPICAL, seen
from tests.reports.energy import MIXED

GROUND = DisclosureGround(
    RecordId("g1"),
    DOSSIER,
    Ground.CONSENT,
    "gebreken laten herstellen",
    "de corporatie",
    ("gebreken", "energielabel"),
    "mondeling, aan tafel",
    datetime.fromisoformat("2026-11-23T14:05"),
    until=date(2027, 5, 23),
)
DEFECTS = (seen("schimmel", reported=True, note="kind heeft astma"), seen("open_toestel", reported=True))


def test_the_stock_list_counts_what_was_placed_and_is_still_needed():
    found = stock_list(MIXED, checklist(), TODAY)
    stock, again = (block for block in found.blocks if isinstance(block, Table))
    assert stock.rows == (
        ("Tochtstrip", "meter", "0", "6"),
        ("Radiatorfolie", "vel", "2", "0"),
        ("Ledlamp", "stuk", "3", "0"),
        ("Stekkerblok met knop", "stuk", "1", "0"),
        ("Zuinige douchekop", "stuk", "1", "0"),
    )
    assert again.rows == (("dinsdag 12 januari 2027", "Thermostaat overdag"),)
    assert pdf_bytes(found).startswith(b"%PDF")


def test_an_empty_stock_list_says_so():
    found = stock_list((), checklist(), TODAY)
    assert "Er is geen materiaal geplaatst of nodig." in words_of(found.blocks)
    assert not any(isinstance(block, Table) for block in found.blocks)


def document(label: str | None = "F", answers=DEFECTS, ground: DisclosureGround = GROUND):
    report = corporation_report(answers, replace(TYPICAL, label=label), GROUND, checklist(), TODAY)
    return corporation_document(report, ground, "Voorbeeldstraat 999", checklist())


def test_the_report_to_the_corporation_has_defects_label_and_ground_and_no_word_about_people():
    said = "\n".join(words_of(document().blocks))
    assert "Energielabel: F." in said
    assert "Label F" in said
    assert "Vocht en schimmel" in said
    assert "vandaag" in said
    assert "De bewoner vindt het goed dat dit naar de corporatie gaat. Dat is vastgelegd op maandag 23 november" in said
    assert "tot en met zondag 23 mei 2027" in said
    assert "astma" not in said
    assert pdf_bytes(document()).startswith(b"%PDF")


def test_without_label_or_defects_those_are_left_out():
    said = "\n".join(words_of(document(None, ()).blocks))
    assert "Energielabel" not in said
    assert "Er zijn geen gebreken gemeld." in said


@pytest.mark.parametrize("kind", Ground)
def test_every_ground_is_named_in_words(kind: Ground):
    said = "\n".join(words_of(document(ground=replace(GROUND, ground=kind, until=None)).blocks))
    assert "maandag 23 november 2026" in said
    assert "tot en met" not in said


def test_another_ground_than_the_report_was_made_on_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="another ground"):
        document(ground=replace(GROUND, id=RecordId("g2")))
