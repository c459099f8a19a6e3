"""Acts, keys, help and the first look around: each has its words, and is found by the words people use."""

import pytest

from app.domain.visit import Step
from app.reports.plain_dutch import check
from app.settings import SETTINGS
from app.texts import catalogue
from ui.commands.state import (
    KEYS,
    TOUR,
    Doing,
    command_detail,
    commands,
    find,
    help_of,
    key_groups,
    text_of_more,
    tour_page,
)
from ui.settings.state import SECTIONS, rows, section_title

SPOTS = (
    *("vandaag", "bezoek", "dossier", "doorverwijzen", "wijk", "tellingen", "complexen", "gegevens", "instellingen"),
)


def test_nothing_typed_gives_every_act_and_each_has_words_of_its_own():
    assert find("") == commands()
    words = [command.words for command in commands()]
    assert len(set(words)) == len(words)
    assert all(text_of_more(command) or command.doing for command in commands())
    assert {command.doing for command in commands() if command.doing} == set(Doing)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("samen", "Samen kijken"),
        ("backup", "Reservekopieën bekijken of terugzetten"),
        ("RESERVEKOPIEEN", "Reservekopieën bekijken of terugzetten"),
        ("import", "Dossiers binnenhalen uit een bestand"),
        ("ver wacht", "Vergrendelen"),
        ("nieuw bez", "Nieuw bezoek"),
        ("sneltoets", "Alle toetsen laten zien"),
    ],
)
def test_an_act_is_found_by_the_words_people_use(typed: str, first: str):
    assert find(typed)[0].words == first


def test_what_matches_nothing_finds_nothing():
    assert find("zzz") == ()
    assert find("samen zzz") == ()


def test_every_act_says_where_it_is():
    assert all(command_detail(command) for command in commands())


@pytest.mark.parametrize("spot", SPOTS)
def test_every_place_has_help_in_a_few_plain_sentences(spot: str):
    title, lines = help_of(spot, "")
    assert title
    assert 1 <= len(lines) <= 5
    assert check(list(lines)).longest <= 25


@pytest.mark.parametrize("step", list(Step))
def test_every_step_of_a_visit_has_help(step: Step):
    assert help_of("bezoek", step.value)[1]


def test_every_key_says_what_it_does():
    assert sum(len(shown) for _, shown in key_groups()) == sum(len(keys) for _, keys in KEYS)
    assert all(row.words for _, shown in key_groups() for row in shown)


def test_the_first_look_around_is_short():
    for number in range(len(TOUR)):
        title, words = tour_page(number)
        assert title
        assert len(words.split()) <= 45


def test_every_setting_stands_in_one_section_and_every_section_has_a_name():
    named = [name for _, names in SECTIONS for name in names]
    assert sorted(named) == sorted(declared.name for declared in SETTINGS)
    for section, _ in SECTIONS:
        assert section_title(section)
        for row in rows(section):
            assert row.help
            assert all(words for _, words in row.choices)


def test_no_help_is_left_for_a_place_that_is_not_there():
    places = {text_id.split(".")[1] for text_id in catalogue("nl") if text_id.startswith("hulp.")}
    assert places == {*SPOTS, "toetsen", "rondleiding"}


def test_every_act_says_its_key_or_where_it_belongs():
    said = {command.words: command_detail(command) for command in commands()}
    assert said["Samen kijken"] == "toets F8"
    assert said["Reservekopieën bekijken of terugzetten"] == "in Beheer"
    assert said["Nieuw bezoek"] == said["Rondleiding: een eerste bezoek"] == "in Vandaag"
    assert said["Naar Wijk"] == "links in beeld"
    assert "doen" not in said.values()
