"""Templates fill a note with headings and never take away what was written; outcomes exist for every way."""

import pytest

from app.domain.case import ContactWay
from app.errors import EnvironmentFault
from app.reports.plain_dutch import check
from app.services.note_templates import filled, outcomes, read_template, reload, shelf, templates, write_example


def test_the_templates_are_there_in_their_order():
    assert [template.id for template in templates()] == [
        "bezoekverslag",
        "telefoongesprek",
        "overleg",
        "warme_overdracht",
    ]


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_a_template_has_headings_with_a_few_plain_words_each(template):
    assert template.name
    assert len({heading.head for heading in template.headings}) == len(template.headings) >= 3
    for heading in template.headings:
        assert template.body.count(f"{heading.head}:\n") == 1
        assert heading.help.endswith(".")
        assert check([heading.help]).longest <= 15


def test_an_empty_note_is_filled_and_an_untouched_one_is_filled_anew():
    one, other = templates()[:2]
    assert filled("", one, None) == one.body
    assert filled(" \n", one, None) == one.body
    assert filled(one.body, other, one) == other.body
    assert filled(one.body + "\n", other, one) == other.body


def test_what_was_written_stays_above_the_headings():
    one, other = templates()[:2]
    written = one.body.replace(":\n", ":\nDe huur.\n", 1)
    assert filled(written, other, one) == f"{written.rstrip()}\n\n{other.body}"
    assert filled("Los begin", one, None) == f"Los begin\n\n{one.body}"


def test_every_way_of_contact_has_its_usual_outcomes():
    assert set(outcomes()) == set(ContactWay)
    for rows in outcomes().values():
        assert len(set(rows)) == len(rows) >= 3
        assert all(0 < len(row) <= 60 for row in rows)


GOOD = "id: eigen\nname: Eigen\nheadings:\n  - {head: Wat, help: Kort.}\n  - {head: Wie}\n"


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("KEUKENTAFEL_SJABLONEN", str(tmp_path))
    reload()
    yield tmp_path
    shelf.cache_clear()


def test_a_template_of_the_organisation_comes_after_ours_or_in_the_place_of_one(own):
    (own / "a.yaml").write_text(GOOD, encoding="utf-8")
    (own / "b.yaml").write_text(GOOD.replace("id: eigen", "id: overleg"), encoding="utf-8")
    reload()
    assert [(one.id, one.is_own) for one in templates()] == [
        ("bezoekverslag", False),
        ("telefoongesprek", False),
        ("overleg", True),
        ("warme_overdracht", False),
        ("eigen", True),
    ]
    assert templates()[-1].body == "Wat:\n\n\nWie:\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("- een lijst", "Begin met id"),
        ("id: [", "YAML"),
        (GOOD.replace("id: eigen", "id: 3"), "veld id"),
        (GOOD.replace("name: Eigen", "name: ''"), "veld name"),
        ("id: a\nname: A\n", "veld headings"),
        ("id: a\nname: A\nheadings: [tekst]\n", "Kopje 1"),
        ("id: a\nname: A\nheadings: [{help: x}]\n", "veld headings 1"),
    ],
)
def test_a_template_that_is_wrong_is_told_and_the_others_stay(own, content, words):
    (own / "stuk.yaml").write_text(content, encoding="utf-8")
    (own / "goed.yaml").write_text(GOOD, encoding="utf-8")
    found = reload()
    assert found.templates[-1].id == "eigen"
    assert len(found.broken) == 1
    assert "stuk.yaml" in found.broken[0]
    assert words in found.broken[0]


def test_the_example_is_a_template_and_is_never_written_over(own):
    place = write_example(own / "diep")
    assert read_template(place.read_text(encoding="utf-8")).is_own
    place.write_text(GOOD, encoding="utf-8")
    assert write_example(own / "diep").read_text(encoding="utf-8") == GOOD


def test_a_folder_that_cannot_be_written_is_a_fault(own):
    (own / "bestand").write_text("", encoding="utf-8")
    with pytest.raises(EnvironmentFault):
        write_example(own / "bestand")
