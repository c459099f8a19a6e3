"""Everything held about a dossier can be read on paper."""

from datetime import date

from app.reports.document import Paragraph, Table, words_of
from app.reports.insight import InsightSection, insight_document


def test_every_section_is_there_in_order_and_an_empty_one_says_so() -> None:
    notes = InsightSection("Notities", ("Wanneer", "Wat"), (("23 november 2026", "Een lange notitie."),), (1, 3))
    document = insight_document((notes, InsightSection("Taken", ("Wat",), ())), date(2026, 11, 23))
    assert document.title == "Inzage"
    said = words_of(document.blocks)
    assert said[:3] == ("Alles wat wij over u bewaren", "Gemaakt op maandag 23 november 2026.", "Notities")
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.rows == notes.rows
    assert table.caption == "1 regel"
    assert isinstance(document.blocks[-1], Paragraph)
    assert said[-1] == "Hierover staat niets in het dossier."
