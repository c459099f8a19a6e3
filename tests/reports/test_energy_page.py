"""The page about energy: health first, what was done, three things to do, per month first, and nothing promised."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from app.energy.home import Circumstances
from app.energy.saved import Bucket
from app.reports.document import AgreementRow, Amount, Document, Footer, Heading, Notice, Table, words_of
from app.reports.energy_page import energy_page, in_sentence, three_things
from app.reports.layout import lay_out
from app.reports.pdf import write_pdf
from app.reports.plain_dutch import Reason, check, remarks_on, sentences_of
from tests.energy.builders import TODAY, climate, known, placed, seen, will_do
from tests.reports.builders import COACH, DOSSIER
from tests.reports.energy import MIXED, a_situation, an_energy_visit, bare

COLD_AND_DAMP = (climate("woonkamer", "16.5", 68),)


def page(*answers, **facts: object) -> Document:
    told = an_energy_visit(tuple(answers) or MIXED, a_situation(**facts))
    return energy_page(told, COACH, TODAY)


def front(document: Document) -> str:
    return "\n".join(words_of(document.front))


def amounts(document: Document) -> list[str]:
    return [block.text for block in document.front if isinstance(block, Amount)]


def test_the_page_tells_what_was_done_three_things_and_what_it_saves_per_month_first():
    said = front(page())
    assert "Radiator voor een buitenmuur: 2 vellen radiatorfolie." in said
    assert "Lampen: 3 ledlampen." in said
    assert "Douchekop: 1 zuinige douchekop." in said
    assert "\nRadiator vrij\n" in said
    assert "Uitgelegd: stand van koelkast en vriezer." in said
    assert "Deze 3 dingen kunt u zelf doen" in said
    (big,) = amounts(page())
    assert re.fullmatch(r"Ongeveer \d+ euro per maand", big)
    assert re.search(r"Dat is ongeveer \d+ euro per jaar", said)
    assert "Meer dan" in said


def test_what_the_resident_chose_comes_first_and_there_are_never_more_than_three():
    rows = [block for block in page().front if isinstance(block, AgreementRow)]
    assert [row.title for row in rows[:2]] == ["Tweede koelkast of vriezer", "Stand van koelkast en vriezer"]
    assert len(rows) == 3
    told = an_energy_visit()
    assert all(one.bucket in (Bucket.WILL_DO, Bucket.POSSIBLE) for one in three_things(told.saved, told.known))


def test_what_only_a_coach_or_the_corporation_can_do_is_not_asked_of_the_resident():
    said = page(seen("tochtstrips"), seen("schimmel"), seen("wassen_30"))
    assert [row.title for row in said.front if isinstance(row, AgreementRow)] == ["Wassen"]
    assert "Dit kunt u zelf doen" in front(said)


def test_the_large_amount_is_that_of_today_and_of_the_things_on_the_page_only():
    few = page(placed("douchekop"), will_do("tweede_koelkast"))
    more = page(placed("douchekop"), will_do("tweede_koelkast"), seen("tochtstrips"), seen("ledlampen"))
    assert amounts(few) == amounts(more)
    assert "Van vandaag alleen is dat" in front(few)
    assert "Van vandaag alleen" not in front(page(placed("douchekop")))


def test_health_and_warmth_come_before_any_saving():
    found = page(*MIXED, seen("schimmel", reported=True), climates=COLD_AND_DAMP)
    notice = next(block for block in found.front if isinstance(block, Notice))
    heads = [block.text for block in found.front if isinstance(block, Heading)]
    assert found.front.index(notice) < next(
        place for place, block in enumerate(found.front) if isinstance(block, Heading) and block.level == 2
    )
    assert notice.title == "Het is koud in huis"
    assert any("schimmel" in line for line in notice.lines)
    assert heads[0] == "Energie in uw huis"
    assert "Uw huis wordt ook warmer." in front(found)
    assert "Thermostaat" not in front(found)
    assert "Wij melden: vocht en schimmel, enkel glas." in front(found)


def test_with_danger_in_the_house_no_amount_is_named():
    found = page(*MIXED, circumstances=Circumstances(co_complaints=True))
    assert amounts(found) == []
    assert "Eerst moet uw huis veilig en warm zijn." in front(found)


def test_little_or_nothing_is_said_without_an_amount():
    found = page(seen("meterstanden"))
    assert amounts(found) == []
    assert "Wij hebben vandaag gekeken en gemeten." in front(found)
    assert "minder dan 1 euro per maand" in front(found)


def test_a_thing_that_makes_the_home_warmer_says_so():
    found = page(will_do("gordijnen"), climates=COLD_AND_DAMP)
    (row,) = [block for block in found.front if isinstance(block, AgreementRow)]
    assert row.right == ("warmer huis",)


def test_the_own_prices_are_named_when_all_are_known():
    own = an_energy_visit((placed("ledlampen"), placed("douchekop")))
    assert "de prijzen op uw rekening" in "\n".join(words_of(energy_page(own, COACH, TODAY).blocks))
    usual = an_energy_visit((placed("ledlampen"),), known())
    assert "gewone prijzen" in "\n".join(words_of(energy_page(bare(usual), COACH, TODAY).blocks))


def test_the_meters_and_what_changed_stand_on_the_back():
    found = page()
    back = "\n".join(words_of(found.blocks[len(found.front) :]))
    table = next(block for block in found.blocks if isinstance(block, Table) and block.head[0] == "Meter")
    assert ("Gas", "4.890 m3", "23 november 2026") in table.rows
    assert ("Stroom (normaal)", "11.150,5 kWh", "23 november 2026") in table.rows
    assert "U gebruikt nu ongeveer" in back
    assert re.search(r"Vraag om \d+ euro per maand\.", back)


def test_without_meters_bill_or_appointment_those_parts_are_left_out():
    found = energy_page(bare(an_energy_visit((placed("douchekop"),))), COACH, TODAY)
    said = "\n".join(words_of(found.blocks))
    assert "Uw meterstanden" not in said
    assert "Wat u per maand betaalt" not in said
    assert "Wat doet de corporatie?" not in said
    assert "Wij maken nog een nieuwe afspraak." in said
    assert isinstance(found.front[-1], Footer)


def test_the_back_shows_every_range_its_steps_and_its_sources():
    told = an_energy_visit((*MIXED, seen("roosters")), a_situation(climates=(climate("badkamer", "18", 68),)))
    found = energy_page(told, COACH, TODAY)
    back = "\n".join(words_of(found.blocks[len(found.front) :]))
    assert re.search(r"€\xa0\d+ \(€\xa0\d+ tot €\xa0\d+\)", back)
    assert "Enkel glas (voor de corporatie)" in back
    assert "Kieren bij ramen en deuren: nu niet. De lucht is vochtig." in back
    assert "In de badkamer is de luchtvochtigheid 68%." in back
    assert "Samen is het minder" in back
    assert "Milieu Centraal, ledlampen. https://" in back
    assert "gemeten over ongeveer een jaar" in back
    assert "aangenomen naar huizen als dit" in back
    assert "{" not in back


def test_a_page_without_measures_still_shows_what_is_used():
    told = bare(an_energy_visit(()))
    found = energy_page(replace(told, known=known()), COACH, TODAY)
    back = "\n".join(words_of(found.blocks[len(found.front) :]))
    assert "Uw gebruik in een jaar" in back
    assert "Gas: 850 (850 tot 850) m3" not in back
    assert "Gas: 850 m3, van de jaarrekening." in back


@pytest.mark.parametrize("climates", [(), COLD_AND_DAMP], ids=["in order", "cold and damp"])
def test_the_front_is_plain_dutch_without_promises(climates):
    found = page(*MIXED, seen("schimmel"), climates=climates)
    said = words_of(found.front)
    assert check(said).passes
    hard = {Reason.HARD_WORD, Reason.PERCENTAGE, Reason.CENTS, Reason.TOO_LONG, Reason.PASSIVE, Reason.FIGURATIVE}
    for sentence in sentences_of(*said):
        assert not hard & {remark.reason for remark in remarks_on(sentence)}, sentence
    assert "bespaart" not in "\n".join(said)


def test_a_title_in_a_sentence_begins_small_unless_it_is_an_abbreviation():
    assert [in_sentence(one) for one in ("Lampen", "CO-melder", "A")] == ["lampen", "CO-melder", "a"]


def test_the_page_is_a_tagged_pdf_whose_front_is_one_page_and_names_nobody(tmp_path: Path):
    told = an_energy_visit((*MIXED, seen("schimmel", reported=True)), a_situation(climates=COLD_AND_DAMP))
    document = energy_page(told, COACH, TODAY)
    target = tmp_path / "energie.pdf"
    write_pdf(document, target)
    listed = subprocess.run(["pdfinfo", target], check=True, capture_output=True, text=True).stdout
    assert re.search(r"^Tagged: +yes$", listed, re.MULTILINE)
    first = subprocess.run(["pdftotext", "-l", "1", target, "-"], check=True, capture_output=True, text=True).stdout
    assert "Onze volgende afspraak" in first
    assert "op de achterkant" in first
    assert DOSSIER.address not in first
    assert len(lay_out(document)[0]) >= 2
