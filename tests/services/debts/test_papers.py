"""The list for debt counselling in three forms with the same figures, and the plan and agreements on paper."""

import csv
import io
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.debts.check import check_debt
from app.domain.debt import Strategy, TalkResult, TalkTopic
from app.domain.money import Cents
from app.errors import EnvironmentFault, UserError
from app.reports.debt_table import COLUMNS, RISKY, Creditor, csv_text, harmless, rows, xlsx_bytes
from app.reports.debts import creditors_document, plan_document
from app.reports.document import words_of
from app.reports.plain_dutch import check
from app.reports.resident import CoachLine
from app.reports.talk_letter import talk_letter
from app.services.debts import instalments, papers, plans, records, talks
from app.texts import speaking
from tests.builders import MONDAY
from tests.debts.builders import a_debt

TODAY = MONDAY.date()


def paper(place: Path) -> str:
    said = subprocess.run(["pdftotext", "-layout", str(place), "-"], check=True, capture_output=True, text=True)
    return said.stdout.replace("\u00a0", " ")


def table_of(content: str) -> list[dict[str, str]]:
    assert content.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(content[1:]), delimiter=";"))


def test_the_list_has_every_creditor_by_urgency_with_dutch_figures(session, dossier, home, tmp_path):
    place = papers.creditors_csv(session, dossier, tmp_path)
    found = table_of(place.read_bytes().decode("utf-8"))
    assert [row["Schuldeiser"] for row in found] == [
        "Corporatie", "Energiebedrijf", "Zorgverzekering", "Webwinkel", "Samen",
    ]  # fmt: skip
    shop, together = found[3], found[4]
    assert (shop["Schuld"], shop["Kosten"], shop["Totaal"], shop["Te veel gevraagd"]) == (
        "661,00", "124,15", "785,15", "25,00",
    )  # fmt: skip
    assert (shop["Sinds"], shop["Rente"], shop["Via"], shop["Beslag"]) == ("04-05-2026", "", "Incassobureau", "nee")
    assert together["Totaal"] == "2236,15"
    assert place.name == "keukentafel-schulden-2026-11-23.csv"


def test_the_spreadsheet_says_the_same_as_numbers(session, dossier, home, tmp_path):
    place = papers.creditors_xlsx(session, dossier, tmp_path)
    sheet = load_workbook(place).active
    found = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in found[1:]] == ["Corporatie", "Energiebedrijf", "Zorgverzekering", "Webwinkel", "Samen"]
    total = found[0].index("Totaal")
    assert Decimal(str(found[-1][total])) == Decimal("2236.15")
    assert found[4][found[0].index("Sinds")].date().isoformat() == "2026-05-04"


@pytest.mark.parametrize("begin", ["=1+1", "+31612345678", "-1", "@sum", "\t=1", "  =1", "=cmd|' /C calc'!A1"])
def test_no_text_becomes_a_formula(begin):
    debt = a_debt("huur", "10", creditor=begin, reference=begin)
    creditor = Creditor(debt, check_debt(debt, TODAY))
    row = table_of(csv_text([creditor]))[0]
    for cell in (row["Schuldeiser"], row["Kenmerk"]):
        assert cell.startswith("'")
    sheet = load_workbook(io.BytesIO(xlsx_bytes([creditor]))).active
    for place in (1, 4):
        assert sheet.cell(row=2, column=place).data_type == "s"
        assert str(sheet.cell(row=2, column=place).value).startswith("'")


@given(st.text(max_size=40))
def test_whatever_is_typed_stays_one_harmless_cell(words):
    safe = harmless(words)
    assert not safe.startswith(RISKY)
    assert "\n" not in safe
    debt = a_debt("huur", "10", creditor=words)
    (row, together) = table_of(csv_text([Creditor(debt, check_debt(debt, TODAY))]))
    assert row["Totaal"] == together["Totaal"] == "10,00"


def test_an_amount_that_is_not_known_is_empty_and_in_no_sum():
    debts = [a_debt("huur", None, costs="40"), a_debt("water", "10")]
    found = rows([Creditor(debt, check_debt(debt, TODAY)) for debt in debts])
    total = COLUMNS.index("totaal")
    assert [row[total] for row in found] == [None, Decimal(10), Decimal(10)]


def test_the_list_on_paper_names_what_is_too_high_and_the_room(session, dossier, home, tmp_path):
    said = paper(papers.creditors_pdf(session, dossier, tmp_path))
    assert "Samen € 2.236,15, 4 schulden." in said
    assert "Samen per stand" in said
    assert "Herinnering gehad 3 € 1.451,00" in " ".join(said.split())
    assert "Webwinkel: De kosten zijn € 25 te hoog." in said
    assert "€ 95,00" in said


def test_the_list_says_whose_amount_is_not_known():
    debts = [a_debt("huur", None), a_debt("water", "10", seized=True, disputed=True)]
    document = creditors_document([Creditor(debt, check_debt(debt, TODAY)) for debt in debts], None, TODAY)
    words = words_of(document.blocks)
    assert "Van Schuldeiser huur is het bedrag nog niet bekend. Dat zit niet in deze som." in words
    assert "Nog niet betaald, er is beslag, niet mee eens" in words


def test_the_plan_of_the_resident_names_all_and_an_agreement_only_its_own_creditor(session, dossier, home, tmp_path):
    plan = plans.agree(session, dossier, strategy=Strategy.URGENT_FIRST)[1]
    whole = paper(papers.plan_pdf(session, plan, tmp_path))
    for name in ("Corporatie", "Zorgverzekering", "Webwinkel, via Incassobureau"):
        assert name in whole
    own = paper(papers.agreement_pdf(session, plan, home["huur"], tmp_path))
    assert "Corporatie" in own
    assert "Samen wordt € 1.062,00 betaald." in own
    assert not {"Zorgverzekering", "Webwinkel", "Energiebedrijf"} & set(own.replace(",", " ").split())
    with pytest.raises(UserError, match="zit niet in dit plan"):
        papers.agreement_pdf(session, plan, home["energie"], tmp_path)


def test_what_was_missed_and_a_pause_stand_on_the_plan(session, dossier, home):
    plan = plans.agree(session, dossier, strategy=Strategy.EVENLY)[1]
    instalments.miss(session, plans.schedule(session, plan)[0].id)
    first = plans.schedule(session, plan)[-1].due
    plans.pause(session, plan, TODAY.replace(year=2027), first.replace(year=2028), "de huur wordt betaald")
    words = words_of(papers.plan_of(session, plan).blocks)
    assert "lukte niet" in words
    assert "De afspraak is: de huur wordt betaald." in words


def test_the_page_of_the_resident_is_plain_dutch(session, dossier, home):
    plan = plans.agree(session, dossier, strategy=Strategy.URGENT_FIRST)[1]
    front = words_of(plan_document(papers.agreed(session, plan), CoachLine(""), TODAY).front)
    found = check(front)
    assert found.passes, found.remarks


def test_a_folder_that_cannot_be_written_is_a_fault_of_the_world(session, dossier, home, tmp_path):
    place = tmp_path / "keukentafel-schulden-2026-11-23.csv"
    place.mkdir()
    with pytest.raises(EnvironmentFault, match="kan niet worden geschreven"):
        papers.creditors_csv(session, dossier, tmp_path)


def test_a_household_without_debts_has_an_empty_list(session, dossier, tmp_path):
    assert records.all_creditors(session, dossier).debts == ()
    assert [row["Totaal"] for row in table_of(papers.creditors_csv(session, dossier, tmp_path).read_text("utf-8"))] == [
        "0,00"
    ]
    assert Cents(0) == records.all_creditors(session, dossier).sum.amount


def test_what_the_talk_brought_goes_back_without_amounts_or_creditors(session, dossier, home, visit, tmp_path):
    with pytest.raises(UserError, match="nog geen uitkomst"):
        papers.talk_pdf(session, visit, tmp_path)
    with pytest.raises(ValueError, match="without an outcome"):
        talk_letter({}, "adres", "coach", MONDAY.date())
    talks.keep(session, visit, TalkTopic.ARRANGEMENT, TalkResult.AGREED, said="Vanaf december")
    talks.keep(session, visit, TalkTopic.POSTPONEMENT, TalkResult.AGREED, until=date(2026, 12, 31))
    talks.keep(session, visit, TalkTopic.ALLOWANCES, TalkResult.LATER)
    place = papers.talk_pdf(session, visit, tmp_path)
    assert place.name == "keukentafel-terugmelding-2026-11-23.pdf"
    said = " ".join(paper(place).split())
    for part in ("Een regeling om te betalen", "Vanaf december", "31 december 2026", "Later", "Meer delen wij niet."):
        assert part in said
    for part in ("Webwinkel", "1.062", "Corporatie", "incasso"):
        assert part not in said


def test_what_goes_back_is_dutch_whatever_the_program_speaks(session, dossier, home, visit, tmp_path):
    talks.keep(session, visit, TalkTopic.ARRANGEMENT, TalkResult.AGREED, said="Vanaf december")
    with speaking("en"):
        said = " ".join(paper(papers.talk_pdf(session, visit, tmp_path)).split())
    assert "Een regeling om te betalen" in said
    assert "payment" not in said
