"""The page about money and the letter about collection days: what they say, and what they do not."""

import subprocess
from pathlib import Path

import pytest

from app.domain.debt import Strategy
from app.domain.money import Cents
from app.errors import UserError
from app.reports.collection_letter import collection_letter
from app.reports.document import words_of
from app.services import visit_papers
from app.services.budget import account, lines, papers, pots
from app.services.debts import plans, records
from app.services.visit_export import exported
from app.services.visit_file import visit_text
from tests.builders import MONDAY
from tests.cli.console import run

TODAY = MONDAY.date()


@pytest.fixture
def rent(session, visit):
    lines.add(session, visit, "bijstand", amount=Cents(100000), day=8)
    lines.add(session, visit, "betalingsregeling", amount=Cents(5000), day=20)
    return lines.add(session, visit, "huur", amount=Cents(60000), day=1)[1]


def said(place: Path) -> str:
    run = subprocess.run(["pdftotext", "-layout", str(place), "-"], check=True, capture_output=True, text=True)
    return " ".join(run.stdout.split())


def test_the_page_tells_the_month_the_days_and_the_pots(session, visit, rent, tmp_path):
    account.tell_balance(session, visit, Cents(30000), TODAY)
    account.agree_day(session, visit, rent, 10)
    pots.put(session, visit, "buffer", Cents(4000))
    words = " ".join(words_of(visit_papers.pages_for_resident(session, visit))).replace("\u00a0", " ")
    for part in (
        "Uw budget",
        "Wat moet blijven",
        "De dagen die komen",
        "Huur gaat voortaan op de 10e",
        "Buffer: er zit € 40 in",
    ):
        assert part in words
    place = visit_papers.visit_pdf(session, visit, tmp_path)
    assert place.name == "verslag-2026-11-23.pdf"
    assert "Uw budget" in said(place)


def test_without_a_balance_no_days_are_printed_and_without_lines_no_page(session, visit, rent):
    words = words_of(visit_papers.pages_for_resident(session, visit))
    assert "Uw budget" in words
    assert "De dagen die komen" not in words
    for line in lines.listing(session, lines.load(session, rent).dossier_id):
        lines.remove(session, line.id)
    assert "Uw budget" not in words_of(visit_papers.pages_for_resident(session, visit))
    assert papers.document_of(session, visit).blocks


def test_the_lowest_day_below_nothing_is_said_calmly(session, visit, rent):
    account.tell_balance(session, visit, Cents(10000), TODAY)
    words = " ".join(words_of(papers.blocks_of(session, visit))).replace("\u00a0", " ")
    assert "is er te weinig: ongeveer € 500 onder nul" in words


def test_the_letter_asks_for_the_days_and_tells_nothing_else(session, dossier, visit, rent, tmp_path):
    with pytest.raises(UserError, match="nog geen andere dag afgesproken"):
        papers.collection_letter(session, visit, tmp_path)
    account.agree_day(session, visit, rent, 10)
    place = papers.collection_letter(session, visit, tmp_path)
    assert place.name == "verslag-2026-11-23-incassodag.pdf"
    words = said(place)
    for part in ("Dorpsstraat 12", "Huur", "de 1e", "de 10e", "december 2026"):
        assert part in words
    for part in ("Bijstand", "1.000", "Betalingsregeling", "Alleenstaande"):
        assert part not in words


def test_a_letter_without_a_question_is_a_bug():
    with pytest.raises(ValueError, match="without a question"):
        collection_letter((), "adres", "coach", TODAY)


def test_the_plan_to_pay_is_printed_as_it_is_shown(session, dossier, visit, rent, tmp_path):
    records.add(session, dossier, visit, creditor="Corporatie", kind="huur", principal=Cents(100_00))
    assert "Uw plan om te betalen" not in said(visit_papers.visit_pdf(session, visit, tmp_path / "zonder"))
    lines.add(session, visit, "loon", amount=Cents(100000), day=24)
    plans.agree(session, dossier, strategy=Strategy.EVENLY, visit_id=visit)
    shown = words_of(visit_papers.pages_for_resident(session, visit))
    assert "Uw plan om te betalen" in shown
    assert "Uw plan om te betalen" in said(visit_papers.visit_pdf(session, visit, tmp_path / "met"))
    told = visit_text(exported(session, visit))
    out = tmp_path / "uit.pdf"
    assert run("verslag", "-", "-o", str(out), stdin=told).code == 0
    assert "Uw plan om te betalen" in said(out)
