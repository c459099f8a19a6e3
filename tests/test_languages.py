"""English is complete: every text and every word of the data, with the same placeholders, and nothing left in Dutch."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

from app import texts
from app.budget.categories import categories
from app.domain.debt_kinds import debt_kinds
from app.energy.appliances import library
from app.energy.checklist_reading import checklist
from app.intake.questions import patterns
from app.reports.plain_dutch import sentences_of, words_in
from app.resources import folder, read_yaml, yaml_files
from app.rules.parameters import timelines
from app.services.note_templates import outcomes, templates
from app.services.referrals.kinds import kinds
from app.services.undo import path_label

UNITS = frozenset(
    {"jaar", "maand", "kwartaal", "uur", "graden", "weken", "werkdagen", "factor", "dagen", "maanden", "personen"}
)
"""What a value of the law can be counted in, as far as it is a word."""
FILES = tuple(place.name for place in yaml_files("texts", "nl"))
LONGEST = 25
"""Words in an English sentence that a resident reads; the help of the command line is for the coach."""
NOT_FOR_RESIDENTS = (
    "cli.",
    "bestand.",
    "yaml.",
    "hub.",
    "store.",
    "huishouden.",
    "regel.",
    "gemeente.fout.",
    "photos.",
)
DUTCH_WORDS = frozenset(
    (
        "aan",
        "als",
        "bij",
        "dat",
        "de",
        "deze",
        "dit",
        "een",
        "er",
        "geen",
        "heeft",
        "het",
        "hij",
        "ik",
        "kunt",
        "maar",
        "met",
        "moet",
        "niet",
        "nog",
        "naar",
        "nu",
        "om",
        "onze",
        "ook",
        "te",
        "uit",
        "uw",
        "van",
        "voor",
        "waar",
        "wat",
        "welke",
        "wij",
        "worden",
        "wordt",
        "zijn",
        "zij",
        "zonder",
        "dag",
        "jaar",
        "maand",
        "bedrag",
        "bewoner",
        "gemeente",
        "huur",
        "inkomen",
        "toeslag",
        "woning",
    )
)
"""Everyday words that no English sentence has; a name of a scheme, an institution or a field may have them."""
KEPT = re.compile(
    r"\((?:[^)]*)\)|--\w+|keukentafel \w+|\b[A-Z]\w+(?: [a-z]\w+)* (?=\()|[A-Z_]{4,}|\w+\.\w+\.\w+|\b\w+_\w+\b"
)
NAMES = (
    *("kwijtschelding gemeente", "kwijtschelding waterschap", "vrijlating", "uitvoeringswet huurprijzen woonruimte"),
    *("inkomensafhankelijke huurverhoging", "basisregistratie personen", "loon voor loonheffing", "burgerlijk wetboek"),
    *("eigen bijdrage", "mijn overheid", "mijn toeslagen", "mijn svb", "mijn belastingdienst", "dienst toeslagen"),
)
"""Names that stay Dutch in an English sentence."""
FIELD_NAMES = ("huishouden.", "regel.", "gemeente.fout.", "proefgeval.", "organisatie.", "cli.", "services.not_a")
"""Texts that name fields of a file, which are Dutch in every language."""
CHOICES_KEPT_AS_ID = re.compile(r"(aanpak|aanbod)\.\w+\.(moeite|wie)")
"""Texts that are the id of other texts."""


def flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every text by its id; of a plural both halves."""
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


@cache
def texts_of(code: str, name: str) -> dict[str, str]:
    place = folder("texts", code).joinpath(name)
    return dict(flat(read_yaml(place) or {})) if place.is_file() else {}


def english() -> dict[str, str]:
    return {text_id: said for name in FILES for text_id, said in texts_of("en", name).items()}


def holes(said: str) -> list[tuple[str, str]]:
    """The placeholders of a text with how each is written."""
    return sorted((name, spec or "") for _, name, spec, _ in Formatter().parse(said) if name)


@pytest.mark.parametrize("name", FILES)
def test_every_dutch_text_is_there_in_english(name: str):
    missing = [
        f"{text_id}: {said}" for text_id, said in texts_of("nl", name).items() if text_id not in texts_of("en", name)
    ]
    assert not missing, f"resources/texts/en/{name} lacks:\n" + "\n".join(missing)


@pytest.mark.parametrize("name", FILES)
def test_english_says_nothing_that_dutch_does_not(name: str):
    assert not sorted(texts_of("en", name).keys() - texts_of("nl", name).keys())


def test_there_is_no_english_file_without_a_dutch_one():
    assert {place.name for place in yaml_files("texts", "en")} <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_the_placeholders_are_the_same(name: str):
    ours, theirs = texts_of("nl", name), texts_of("en", name)
    other = {
        text_id: (said, theirs[text_id])
        for text_id, said in ours.items()
        if text_id in theirs and holes(said) != holes(theirs[text_id])
    }
    assert not other


def test_an_id_kept_as_a_text_is_the_same_in_both_languages():
    both = [(text_id, said, texts.catalogue("en").get(text_id)) for text_id, said in texts.catalogue("nl").items()]
    kept = [one for one in both if CHOICES_KEPT_AS_ID.fullmatch(one[0])]
    assert kept
    assert not [one for one in kept if one[1] != one[2]]


def dutch_left(text_id: str, said: str) -> set[str]:
    """The everyday Dutch words in an English text."""
    bare = said.lower() if text_id.startswith(FIELD_NAMES) else KEPT.sub(" ", said).lower()
    for name in NAMES:
        bare = bare.replace(name, " ")
    return set(re.findall(r"[a-zë]+", re.sub(r"\{\w*(?::\w+)?\}", " ", bare))) & DUTCH_WORDS


def test_no_dutch_words_are_left_by_accident():
    left = {
        i: found for i, said in english().items() if not i.startswith(FIELD_NAMES) and (found := dutch_left(i, said))
    }
    left = {
        i: found
        for i, found in left.items()
        if not CHOICES_KEPT_AS_ID.fullmatch(i) and not i.startswith("instellingen.keuze.")
    }
    assert not left


def test_an_english_text_is_not_the_dutch_one():
    """A text of four words or more that is the same in both languages was forgotten."""
    dutch = {text_id: said for name in FILES for text_id, said in texts_of("nl", name).items()}
    same = [
        text_id
        for text_id, said in english().items()
        if said == dutch.get(text_id) and len(re.findall(r"[a-z]{2,}", re.sub(r"\{[^}]*\}", "", said))) >= 4
    ]
    assert not same


def test_the_check_finds_dutch():
    assert dutch_left("x", "This is het bedrag van uw huur") == {"het", "bedrag", "van", "uw", "huur"}


def test_sentences_that_a_resident_reads_are_short():
    long = {
        text_id: sentence
        for text_id, said in english().items()
        if not text_id.startswith(NOT_FOR_RESIDENTS)
        for sentence in sentences_of(re.sub(r"\s*\([^)]*\)", "", said))
        if len(words_in(sentence)) > LONGEST
    }
    assert not long


def words_of_the_data() -> set[str]:
    """Every Dutch sentence that stands beside figures in a data file and is shown to somebody."""
    with texts.speaking("nl"):
        found = {said for kind in debt_kinds().values() for said in (kind.name, kind.step)}
        found |= {
            said for one in templates() for said in (one.name, *(w for h in one.headings for w in (h.head, h.help)))
        }
        found |= {said for rows in outcomes().values() for said in rows}
        found |= {room.title for room in checklist().rooms}
        found |= {
            said for item in checklist().items for said in (item.title, item.look, item.advice, item.when, item.care)
        }
        found |= {said for one in checklist().materials for said in (one.name, one.plural)}
        found |= {one.name for one in checklist().groups} | {one.name for one in library().values()}
        for kind in kinds():
            found |= {
                kind.title,
                kind.help,
                kind.asked,
                kind.does,
                *kind.bring,
                *(check.words for check in kind.checklist),
            }
    return (found | names_of_steps() | descriptions()) - {""}


def descriptions() -> set[str]:
    """What each value of the law is."""
    return {entry.value.description for entries in timelines().values() for entry in entries}


def names_of_steps() -> set[str]:
    """What a step of a calculation, what goes into it, and a unit are called."""
    steps = {
        text_id.removeprefix("stap."): said
        for text_id, said in texts.catalogue("nl").items()
        if text_id.startswith("stap.")
    }
    inputs = {name for said in steps.values() for name, _ in holes(str(said))}
    return {name.replace("_", " ") for name in (*steps, *inputs)} | UNITS


def test_every_word_of_the_data_is_there_in_english():
    known = {said: other for place in yaml_files("words", "en") for said, other in read_yaml(place).items()}
    ours = words_of_the_data()
    missing, over = sorted(ours - known.keys()), sorted(known.keys() - ours)
    assert not missing, "resources/words/en lacks:\n" + "\n".join(missing)
    assert not over, "resources/words/en has words that no data has:\n" + "\n".join(over)


@pytest.mark.parametrize("place", yaml_files("words", "en"), ids=lambda place: place.name)
def test_a_word_of_the_data_is_given_once_and_in_english(place: Traversable):
    rows = [
        yaml.safe_load(line).popitem() for line in place.read_text(encoding="utf-8").splitlines() if line[:1] == '"'
    ]
    assert len(rows) == len(dict(rows)) > 0
    assert not {said: left for said, other in rows if (left := dutch_left("", other))}


def test_only_words_change_and_never_an_id():
    with texts.speaking("en"):
        there = checklist(), debt_kinds(), kinds(), library()
    here = checklist(), debt_kinds(), kinds(), library()
    assert [item.id for item in there[0].items] == [item.id for item in here[0].items] != []
    assert list(there[1]) == list(here[1])
    assert [(kind.key, kind.parts, kind.answer_days) for kind in there[2]] == [
        (k.key, k.parts, k.answer_days) for k in here[2]
    ]
    assert list(there[3]) == list(here[3])
    assert there[0].rooms[0].title != here[0].rooms[0].title


def test_what_each_answer_is_about_is_said_in_english():
    """The last word of a path is Dutch: it is only what somebody sees where nobody gave it words."""
    with texts.speaking("en"):
        said = {pattern.path: path_label(pattern.path.replace("{id}", "p1")) for pattern in patterns()}
    assert not [path for path, words in said.items() if words == path.rpartition(".")[2].replace("_", " ").capitalize()]


def test_what_is_spoken_for_a_while_ends_with_it():
    assert texts.language() == "nl"
    with texts.speaking("en"):
        assert categories()["huur"].name == "Rent"
        with texts.speaking("nl"):
            assert texts.text("ui.today") == "Vandaag"
        assert texts.text("ui.today") == "Today"
    assert texts.text("ui.today") == "Vandaag"
    with pytest.raises(ValueError, match="xx"), texts.speaking("xx"):
        pass


def test_no_text_is_read_before_the_language_is_known():
    """A text in a constant would keep the language the program began with."""
    early = [
        found for room in ("app", "ui", "db") for place in sorted(Path(room).rglob("*.py")) for found in _early(place)
    ]
    assert not early


def _early(place: Path) -> Iterator[str]:
    tree = ast.parse(place.read_text(encoding="utf-8"))
    late = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for part in (node.body if isinstance(node.body, list) else [node.body])
        for inner in ast.walk(part)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "text"
            and id(node) not in late
        ):
            yield f"{place}:{node.lineno}"
