"""On paper nothing is lost, nothing is cut and nothing runs off the page, whatever people typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports import style
from app.reports.document import (
    AgreementRow,
    Align,
    Amount,
    Block,
    Bullets,
    Document,
    Footer,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Rule,
    Table,
    Tone,
    words_of,
)
from app.reports.flow import Box, Check, Words
from app.reports.layout import lay_out
from app.reports.tagging import Element, Role
from app.reports.typeface import printable, width_of, wrap
from tests.reports.builders import a_report, an_outcome, the_outcomes, too_much, unknown

said = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "Cc")), max_size=120)
lines = st.lists(said, max_size=4).map(tuple)
rows = st.lists(st.tuples(said, said, said), max_size=12).map(tuple)
blocks = st.one_of(
    st.builds(Heading, st.sampled_from([1, 2, 3]), said),
    st.builds(Paragraph, said, st.sampled_from(list(Tone)), said),
    st.builds(AgreementRow, st.integers(1, 3), said, lines, lines, st.booleans()),
    st.builds(
        Table,
        st.tuples(said, said, said),
        rows,
        said,
        st.just((Align.LEFT, Align.RIGHT, Align.LEFT)),
        st.just((5, 1, 2)),
    ),
    st.builds(Bullets, lines),
    st.builds(Amount, said),
    st.builds(Notice, said, lines),
    st.builds(Rule),
    st.builds(PageBreak),
    st.builds(Footer, st.just(("links", "onder")), st.just(("rechts",))),
)


def squeezed(text: str) -> str:
    return printable(text).replace(" ", "").replace("\u00a0", "")


def spoken(document: Document) -> str:
    """What the structure says in reading order, without the white."""
    pages, root = lay_out(document)
    by_element: dict[int, list[str]] = {}
    for page in pages:
        for mark in page:
            if isinstance(mark, Words) and mark.element is not None:
                by_element.setdefault(id(mark.element), []).append(mark.words)
    return squeezed(
        "".join("".join(by_element.get(id(element), [])) for element in root.walk() if element.role is not Role.LABEL)
    )


@given(st.lists(blocks, max_size=8))
def test_every_letter_of_every_block_is_on_paper_in_the_order_of_reading(content: list[Block]) -> None:
    document = Document("Verslag", "nl-NL", tuple(content))
    wanted = squeezed("".join(words_of(content)))
    assert spoken(document) == wanted


@given(st.lists(blocks, max_size=8))
def test_every_mark_is_inside_the_page(content: list[Block]) -> None:
    pages, _ = lay_out(Document("Verslag", "nl-NL", tuple(content)))
    for page in pages:
        for mark in page:
            match mark:
                case Words(x=x, y=y, words=words, style=look, face=face):
                    assert x >= style.LEFT - 0.01
                    assert x + width_of(words.rstrip(" "), look, face) <= style.RIGHT + 0.5
                    assert style.TOP < y < style.PAGE_HEIGHT - 20
                case Box(x=x, y=y, width=width, height=height):
                    assert x >= style.LEFT - 0.01
                    assert x + width <= style.RIGHT + 0.01
                    assert style.TOP - 0.01 <= y <= y + height <= style.FOOT_BOTTOM
                case Check(x=x, y=y):
                    assert style.LEFT <= x < style.RIGHT
                    assert style.TOP < y < style.BOTTOM


@given(said, st.floats(30, 400))
def test_wrapping_keeps_every_letter_and_fits(words: str, width: float) -> None:
    broken = wrap(words, style.BODY, width)
    assert squeezed("".join(broken)) == squeezed(words)
    assert all(width_of(line, style.BODY) <= width + 0.01 for line in broken)


def test_an_address_breaks_after_its_marks() -> None:
    broken = wrap("https://wetten.overheid.nl/BWBR0018451/2026-01-01", style.BODY, 150)
    assert len(broken) > 1
    assert all(line[-1] in "/-." for line in broken[:-1])


def test_a_letter_that_the_font_lacks_is_seen_as_missing() -> None:
    assert printable("Ş\u0327e\u0301\t😀") == "Ş\u0327é ?".replace("\u0327", printable("\u0327"))
    assert printable("a\u00a0b\u2009c\n") == "a\u00a0b c "


def roles(document: Document) -> list[Role]:
    return [element.role for element in lay_out(document)[1].walk()]


def test_a_long_table_is_one_table_whose_head_is_read_once_and_seen_on_every_page() -> None:
    table = Table(("Wie", "Wat"), tuple((f"rij {number}", "een regel") for number in range(120)))
    pages, root = lay_out(Document("Verslag", "nl-NL", (table,)))
    found = [element.role for element in root.walk()]
    assert len(pages) > 2
    assert found.count(Role.TABLE) == 1
    assert found.count(Role.ROW) == 121
    heads = [[mark for mark in page if isinstance(mark, Words) and mark.words == "Wie"] for page in pages]
    assert [len(found_heads) for found_heads in heads] == [1] * len(pages)
    assert [head[0].element is None for head in heads] == [False] + [True] * (len(pages) - 1)


def test_a_row_larger_than_a_page_goes_on_at_the_next() -> None:
    table = Table(("Wie", "Wat"), (("kort", "woord " * 2000),))
    pages, root = lay_out(Document("Verslag", "nl-NL", (table,)))
    assert len(pages) > 1
    assert [element.role for element in root.walk()].count(Role.CELL) == 1


def test_a_table_with_a_crooked_row_is_refused() -> None:
    with pytest.raises(ValueError, match="cells"):
        Table(("een", "twee"), (("een",),))


def test_a_heading_stays_with_what_follows_it() -> None:
    for filler in range(20, 60):
        content: tuple[Block, ...] = (
            *[Paragraph("regel")] * filler,
            Heading(2, "Kop"),
            Paragraph("eerste regel eronder"),
        )
        pages, _ = lay_out(Document("Verslag", "nl-NL", content))
        place = {mark.words: number for number, page in enumerate(pages) for mark in page if isinstance(mark, Words)}
        assert place["Kop"] == place["eerste regel eronder"]


def test_a_full_front_still_fits_on_one_page_with_its_footer() -> None:
    full = the_outcomes(
        an_outcome("zorgtoeslag", 1965, 1440),
        unknown(an_outcome("huurtoeslag"), 900, 3200),
        an_outcome("kindgebonden_budget", 5200, 5200),
        too_much(an_outcome("kinderopvangtoeslag", 2000, 2600), 200, 600),
        an_outcome("kinderbijslag", 2400, 2400),
        year=2027,
    )
    pages, _ = lay_out(a_report(full))
    places = {
        mark.words.strip(): number for number, page in enumerate(pages) for mark in page if isinstance(mark, Words)
    }
    assert places["op de achterkant."] == 0
    assert places["Cijfers en bronnen"] == 1


def test_a_front_that_cannot_fit_goes_on_at_a_second_page_with_its_white() -> None:
    rows_ = tuple(AgreementRow(number, "Wat", ("een stap",) * 15, ("dag",)) for number in (1, 2, 3))
    document = Document("Verslag", "nl-NL", (*rows_, Footer(("coach",)), PageBreak(), Heading(1, "Achter")))
    pages, _ = lay_out(document)
    assert len(pages) == 3


def test_agreements_under_one_heading_are_one_list() -> None:
    found = roles(a_report(the_outcomes(an_outcome())))
    assert found[: found.index(Role.TABLE)].count(Role.LIST) == 2
    assert found.count(Role.ITEM_BODY) == found.count(Role.ITEM)


def test_every_page_has_its_number_outside_the_text() -> None:
    pages, _ = lay_out(a_report(the_outcomes(an_outcome(steps=60))))
    for number, page in enumerate(pages, 1):
        numbers = [
            mark for mark in page if isinstance(mark, Words) and mark.words == f"bladzijde {number} van {len(pages)}"
        ]
        assert [mark.element for mark in numbers] == [None]


def test_an_element_knows_what_is_below_it() -> None:
    root = Element(Role.DOCUMENT)
    table = root.add(Role.TABLE)
    cell = table.add(Role.ROW).add(Role.HEAD_CELL, "Column")
    assert list(root.walk()) == [root, table, cell.parent, cell]
