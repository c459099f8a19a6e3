"""Every rule cites an article, and everything it says is a text that exists, renders and reads easily."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import app.rules
from app.domain.message import Message
from app.domain.outcome import Bron, Outcome, Outcomes
from app.reports.plain_dutch import check
from app.rules.evaluate import evaluate
from app.rules.regelingen import REGELINGEN
from app.rules.trace import URLS, Trace, artikel
from app.texts import catalogue, has_text, placeholders
from tests.rules.completions import Chance

MODULES = [module.name for module in pkgutil.iter_modules(app.rules.__path__, "app.rules.")]
RULES = {name: regeling.rule.__module__.rpartition(".")[2] for name, regeling in REGELINGEN.items()}
"""The module of the rule of each regeling."""
REASONS = ("nee_", "ja_", "vraag_")
WITHOUT_ARTICLES = {"CBS", "Dienst Toeslagen", "Nibud"}
"""A practice, a definition and a method that stand in no law."""
LONGEST_SENTENCE = 24
"""Words; a step names its amounts, and each of them counts as a word."""


def cited() -> Iterator[tuple[Callable[..., Any], Bron]]:
    """Every function under the decorator that cites an article, with what it cites."""
    for name in MODULES:
        module = importlib.import_module(name)
        for function in vars(module).values():
            if inspect.isfunction(function) and function.__module__ == name and hasattr(function, "__wrapped__"):
                bron = inspect.getclosurevars(function).nonlocals.get("bron")
                if isinstance(bron, Bron):
                    yield function, bron


CITED = list(cited())
NAMES = [function.__name__ for function, _ in CITED]


def test_the_rules_of_the_toeslagen_are_among_the_cited_ones():
    assert len(set(NAMES)) == len(NAMES)
    assert {"normpremie_tot_drempel", "vermindering", "afgeronde_toekenning", "toeslag_voor_een_kind"} <= set(NAMES)


@pytest.mark.parametrize(("function", "bron"), CITED, ids=NAMES)
def test_every_rule_cites_a_law_an_article_and_where_to_read_it(function, bron):
    assert bron.wet in URLS
    assert bron.artikel[:1].isdigit() or (bron.wet in WITHOUT_ARTICLES and not bron.artikel)
    assert bron.url.startswith("https://")
    assert function.__doc__


@pytest.mark.parametrize("function", [function for function, _ in CITED], ids=NAMES)
def test_every_rule_has_a_sentence_with_only_its_own_arguments(function):
    names = {p.name for p in inspect.signature(function).parameters.values() if p.kind is p.KEYWORD_ONLY}
    assert names
    assert placeholders(f"stap.{function.__name__}") <= names


def test_every_sentence_of_a_step_belongs_to_a_rule():
    steps = {text_id.removeprefix("stap.") for text_id in catalogue("nl") if text_id.startswith("stap.")}
    assert steps - {"gegeven"} <= set(NAMES)


def _constants(module: str) -> Iterator[str]:
    tree = ast.parse(Path(app.rules.__path__[0], f"{module}.py").read_text(encoding="utf-8"))
    return (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))


@pytest.mark.parametrize("law", REGELINGEN)
def test_every_reason_and_warning_that_a_rule_can_give_is_a_text(law):
    reasons = {word for word in _constants(RULES[law]) if word.startswith(REASONS)}
    reasons |= {word.rpartition(".")[2] for word in _constants(RULES[law]) if word.startswith(".vraag_")}
    assert reasons
    for reason in (*reasons, "ja", "onbekend"):
        assert has_text(f"reden.{law}.{reason}"), reason
    given = {i.rpartition(".")[2] for i in catalogue("nl") if i.startswith(f"reden.{law}.")}
    assert given == {*reasons, "ja", "onbekend"}


def test_every_warning_of_the_rules_is_a_text_and_every_text_is_given_by_a_rule():
    named = {word for source in {"awir", *RULES.values(), "evaluate", "claims"} for word in _constants(source)}
    warnings = {word for word in named if word.startswith("let_op.")}
    assert warnings == {text_id for text_id in catalogue("nl") if text_id.startswith("let_op.")}


def said_by(outcome: Outcome) -> Iterator[Message]:
    yield outcome.reason
    yield from outcome.warnings
    yield from (step.explanation for step in outcome.steps)


def drawn(year: int) -> Iterator[Outcomes]:
    """Outcomes of many households, known and half known, in one year."""
    for seed in range(60):
        chance = Chance(seed, year)
        whole = chance.household()
        yield evaluate(whole)
        yield evaluate(chance.forgotten(whole))


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_everything_that_is_said_renders_and_reads_easily(year):
    said = {message for found in drawn(year) for message in found.warnings}
    said |= {message for found in drawn(year) for outcome in found.outcomes for message in said_by(outcome)}
    sentences = [message.spoken() for message in said]
    assert len(sentences) > 100
    for sentence in sentences:
        assert "{" not in sentence
        assert sentence == sentence.strip()
        assert sentence[0].isupper() or sentence[0].isdigit(), sentence
        assert "Decimal" not in sentence
        assert "None" not in sentence
    written = [m.spoken() for m in said if m.text_id != "stap.gegeven"]
    assert check(written).longest <= LONGEST_SENTENCE


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_step_of_an_outcome_has_an_article_and_months_within_the_year(year):
    for found in drawn(year):
        for outcome in found.outcomes:
            if outcome.right.high:
                assert outcome.steps, outcome.regeling
            for step in outcome.steps:
                assert step.bron.wet
                assert step.bron.artikel or step.bron.wet == "Dienst Toeslagen"
                assert step.bron.url.startswith("https://"), step
                assert all(1 <= month <= 12 for month in step.months)


def test_a_decorated_rule_writes_down_what_went_in_what_came_out_and_when():
    @artikel("Wet op de zorgtoeslag", "1")
    def normpremie_tot_drempel(trace: Trace, *, percentage: Decimal, drempelinkomen: Decimal) -> Decimal:
        return percentage * drempelinkomen

    trace = Trace()
    trace.months = (1, 2)
    assert normpremie_tot_drempel(trace, percentage=Decimal("0.5"), drempelinkomen=Decimal(8)) == 4
    (step,) = trace.steps
    assert (step.naam, step.waarde, step.months, step.eenheid) == ("normpremie_tot_drempel", 4, (1, 2), "EUR")
    assert step.inputs == (("percentage", Decimal("0.5")), ("drempelinkomen", Decimal(8)))
    assert step.bron == Bron("Wet op de zorgtoeslag", "1", URLS["Wet op de zorgtoeslag"])
    assert step.explanation.spoken() == "Het vaste deel dat u zelf betaalt: 50% van €\u00a08."
