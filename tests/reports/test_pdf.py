"""The file itself: tagged, in Dutch, with its own fonts, anonymous, and whole or not there."""

import os
import re
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import EnvironmentFault
from app.reports.document import Document, Footer, Heading, Paragraph, Table
from app.reports.pdf import pdf_bytes, write_pdf
from tests.reports.builders import (
    COACH,
    DOSSIER,
    Said,
    a_report,
    an_outcome,
    euro_range,
    the_outcomes,
    too_much,
    unknown,
)


def asked(tool: str, *arguments: str | Path) -> str:
    return subprocess.run([tool, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def plain_text(file: Path) -> str:
    return re.sub(r"\s+", " ", asked("pdftotext", "-layout", file, "-"))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report in which everything happens at once."""
    outcomes = the_outcomes(
        an_outcome("zorgtoeslag", 1965, 1440, steps=12),
        unknown(an_outcome("huurtoeslag", steps=25), 900, 3200),
        replace(an_outcome("kindgebonden_budget", 5200, 5200), estimate=True),
        too_much(an_outcome("kinderopvangtoeslag", 2000, 2600, 14), 200, 600),
        replace(an_outcome("kinderbijslag", 2400, 2400), lapsed=euro_range(240), warnings=(Said("Uw kind wordt 6."),)),
        an_outcome("bijstand", 0),
        year=2027,
    )
    target = tmp_path_factory.mktemp("report") / "verslag-2026-11-23.pdf"
    write_pdf(a_report(outcomes), target)
    return target


def test_the_file_is_tagged_and_titled_and_says_nothing_about_people(full: Path) -> None:
    properties = dict(re.findall(r"^(\w[\w ]*):[ ]*(.*)$", asked("pdfinfo", full), re.MULTILINE))
    assert properties["Tagged"] == "yes"
    assert properties["Suspects"] == "no"
    assert properties["Title"] == "Verslag"
    assert properties["Producer"] == "Keukentafel"
    assert "A4" in properties["Page size"]
    assert int(properties["Pages"]) >= 4
    assert not {"Author", "Creator", "Subject", "Keywords"} & properties.keys()


def test_the_metadata_stream_is_well_formed_and_names_the_language(full: Path) -> None:
    from xml.etree import ElementTree as ET

    metadata = asked("pdfinfo", "-meta", full)
    tree = ET.fromstring(metadata.encode())
    values = {element.text for element in tree.iter() if element.text and element.text.strip()}
    assert values == {"Verslag", "nl-NL", "Keukentafel"}


def test_the_catalogue_sets_language_title_bar_and_marks(full: Path) -> None:
    raw = full.read_bytes()
    assert re.search(rb"/Lang \(nl-NL\)", raw)
    assert re.search(rb"/DisplayDocTitle true", raw)
    assert re.search(rb"/Marked true", raw)
    assert len(re.findall(rb"/StructParents \d+", raw)) == len(re.findall(rb"/Type /Page\b", raw))
    assert len(re.findall(rb"/Tabs /S\b", raw)) == len(re.findall(rb"/Type /Page\b", raw))


def test_nothing_personal_is_in_the_open_parts_of_the_file(full: Path) -> None:
    raw = full.read_bytes()
    for personal in (DOSSIER.label, DOSSIER.address, COACH.name_line, COACH.phone, str(full.parent), full.name):
        assert personal.encode() not in raw


def test_every_font_is_embedded_as_a_subset_and_there_are_two(full: Path) -> None:
    rows = [line.split() for line in asked("pdffonts", full).splitlines()[2:]]
    assert {row[0].partition("+")[2] for row in rows} == {"SourceSansPro-Regular", "SourceSansPro-Semibold"}
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}


def test_the_structure_has_headings_lists_and_tables_in_the_order_of_reading(full: Path) -> None:
    structure = asked("pdfinfo", "-struct-text", full)
    for role in (
        "Document",
        "H1",
        "H2",
        "H3",
        "P",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "Caption",
        "TR",
        "TH",
        "TD",
        "Div",
    ):
        assert re.search(rf"^ *{role}\b", structure, re.MULTILINE), role
    said = re.sub(r"\s+", " ", structure)
    order = [
        "Dit hebben wij afgesproken",
        "Zorgtoeslag aanvragen",
        "Gedaan",
        "Daarna",
        "Geef dit snel door",
        "Bel of sms",
    ]
    places = [said.index(part) for part in [*order, "Cijfers en bronnen"]]
    assert places == [*sorted(places[:-1]), places[-1]]
    assert "bladzijde" not in structure


def test_a_head_of_a_table_knows_its_column_and_its_row(full: Path) -> None:
    structure = asked("pdfinfo", "-struct", full)
    assert re.search(r"TH.*\n\s+/Scope /Column", structure)
    assert re.search(r"TH.*\n\s+/Scope /Row", structure)


def test_the_figures_are_on_paper(full: Path) -> None:
    said = plain_text(full)
    for figure in ("Tussen 118 en 310 euro per maand", "€ 2.272,72", "€ 1.965", "200 en 600 euro", "ongeveer 240 euro"):
        assert figure in said
    assert "De regels van 2027 zijn er nog niet." in said
    assert "https://wetten.overheid.nl/BWBR0018451/2026-01-01" in said
    pages = int(re.search(r"Pages: +(\d+)", asked("pdfinfo", full))[1])  # type: ignore[index]  # there is always a count
    for page in range(1, pages + 1):
        assert f"bladzijde {page} van {pages}" in plain_text_of_page(full, page)


def plain_text_of_page(file: Path, page: int) -> str:
    return asked("pdftotext", "-layout", "-f", str(page), "-l", str(page), file, "-")


def test_twelve_people_with_every_step_stay_whole(tmp_path: Path) -> None:
    people = tuple(
        (f"persoon {number}", f"geboren in jaar {1950 + number}", f"€\u00a0{number}.{number + 100},00")
        for number in range(1, 13)
    )
    tables = tuple(
        Table(
            ("Wie", "Wanneer", f"Bedrag {table}"),
            tuple((f"{table}-{row}", *row_[1:]) for row, row_ in enumerate(people * 6)),
        )
        for table in range(4)
    )
    target = tmp_path / "lang.pdf"
    write_pdf(Document("Verslag", "nl-NL", (Heading(1, "Twaalf personen"), *tables)), target)
    said = plain_text(target)
    for table in range(4):
        for row in range(72):
            assert f" {table}-{row} " in said
    pages = int(re.findall(r"Pages: +(\d+)", asked("pdfinfo", target))[0])
    for page in range(2, pages + 1):
        assert "Bedrag" in plain_text_of_page(target, page)


@pytest.mark.parametrize("agreed", [0, 1, 2, 3])
def test_the_front_is_one_page_for_every_number_of_agreements(agreed: int, tmp_path: Path) -> None:
    target = tmp_path / "verslag.pdf"
    write_pdf(a_report(the_outcomes(an_outcome(per_year=1327)), agreed), target)
    assert "op de achterkant." in plain_text_of_page(target, 1)
    assert "Cijfers en bronnen" in plain_text_of_page(target, 2)


def test_the_same_document_can_be_made_twice_and_also_when_it_is_empty() -> None:
    document = a_report(the_outcomes(an_outcome()))
    assert pdf_bytes(document)[:8] == pdf_bytes(document)[:8] == b"%PDF-1.7"
    assert pdf_bytes(Document("Verslag", "nl-NL", ())).endswith(b"%%EOF\n")


def test_letters_of_other_languages_and_brackets_survive(tmp_path: Path) -> None:
    target = tmp_path / "letters.pdf"
    write_pdf(Document("Verslag", "nl-NL", (Paragraph("Şükrü, Łódź, Ελένη, Юлия (één) \\ [x] € ½"),)), target)
    assert "Şükrü, Łódź, Ελένη, Юлия (één) \\ [x] € ½" in plain_text(target)


def test_the_file_replaces_an_older_one_and_is_for_this_user_only(tmp_path: Path) -> None:
    target = tmp_path / "verslag.pdf"
    target.write_text("oud")
    write_pdf(Document("Verslag", "nl-NL", (Footer(("coach",)),)), target)
    assert target.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.pdf"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="Kies een andere map") as fault:
        write_pdf(Document("Verslag", "nl-NL", ()), tmp_path / "weg" / "verslag.pdf")
    assert fault.value.text_id == "report.not_writable"


def test_a_target_that_is_a_folder_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "verslag.pdf").mkdir()
    with pytest.raises(EnvironmentFault, match="andere map"):
        write_pdf(Document("Verslag", "nl-NL", ()), tmp_path / "verslag.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.pdf"]


_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from app.errors import EnvironmentFault
from app.reports.document import Document, Paragraph
from app.reports.pdf import write_pdf
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_pdf(Document("Verslag", "nl-NL", (Paragraph("regel"),)), Path(sys.argv[1]))
except EnvironmentFault as fault:
    print(fault.text_id, fault)
"""


@pytest.mark.skipif(os.name != "posix", reason="only a POSIX system can limit the size of a file")
def test_on_a_full_disk_the_old_file_stays_and_nothing_half_is_left(tmp_path: Path) -> None:
    target = tmp_path / "verslag.pdf"
    target.write_text("oud")
    ran = subprocess.run([sys.executable, "-c", _ON_A_FULL_DISK, target], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("report.disk_full De schijf is vol.")
    assert str(tmp_path) in ran.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.pdf"]
    assert target.read_text() == "oud"


def test_the_pdf_library_is_read_only_when_a_pdf_is_made() -> None:
    script = "import sys, app.reports.pdf, app.reports.resident; print('reportlab' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_every_page_can_be_seen_and_keeps_its_margins_white(full: Path) -> None:
    from PIL import Image

    folder = Path(__file__).parents[2] / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("verslag-*.png"):
        old.unlink()
    asked("pdftoppm", "-r", "70", "-png", full, folder / "verslag")
    pictures = sorted(folder.glob("verslag-*.png"))
    assert len(pictures) == int(re.findall(r"Pages: +(\d+)", asked("pdfinfo", full))[0])
    for picture in pictures:
        with Image.open(picture) as image:
            grey = image.convert("L")
            left, top, right, bottom = grey.point(lambda shade: 255 if shade < 200 else 0).getbbox() or (0, 0, 0, 0)
            assert 55 < left < right < image.width - 50
            assert 40 < top < bottom < image.height - 20
