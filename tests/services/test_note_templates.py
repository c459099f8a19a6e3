"""Templates fill a note with headings and never take away what was written; outcomes exist for every way."""

import pytest

from app.domain.case import ContactWay
from app.reports.plain_dutch import check
from app.services.note_templates import filled, outcomes, templates


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
