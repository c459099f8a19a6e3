"""Every text a resident sees is plain: in Dutch by the word list, in both languages by the length of a sentence."""

import re
from collections.abc import Iterator

import pytest

from app.reports.plain_dutch import check, sentences_of, word_list, words_in
from app.texts import catalogue

ON_SCREEN_AND_PAPER = (
    *("vraag.", "privacy.", "waarde.", "samen.", "bezoek.nood.", "bezoek.begin.bewaren", "doel.vraag.", "pijler."),
    *("aanpak.", "eigen.", "reden.", "let_op.", "gemeente.reden.", "kansen.waarom.", "aanbod."),
    *("energie.gevaar.", "energie.maandbedrag.", "energie.vergelijking.", "energie.verloop.", "energie.lucht."),
    *("schulden.plan.waarom.", "schulden.controle.", "budget.bericht."),
)
PAPER = (
    *("report.resident.", "report.budget.", "report.energy.", "report.amount.", "report.path.", "plan."),
    *("terugblik.", "schulden.papier.plan.", "report.rent.", "report.collection.", "watals.", "watals_scherm.titel."),
    *("afspraken.voorstel.", "schulden.gesprek.onderwerp.", "report.figures."),
)
TO_ASK = ("navraag.", "gemeente.vraag.", "gemeente.vraag_voorwaarde.", "inwoning.")
"""Requests of one sentence each: they may be longer on average, but none is too long."""
SEEN = (*ON_SCREEN_AND_PAPER, *PAPER, *TO_ASK)
KEPT_AS_ID = re.compile(r"(aanpak|aanbod)\.\w+\.(moeite|wie)")
DAYS = frozenset({"dag", "day", "tot", "vanaf", "nieuw", "since", "eerste", "laatste"})
LONGEST_ENGLISH = 18
"""Words in an English sentence, where Dutch writes two of them as one."""
LONGEST_STEP = 20
"""A step of a calculation names every amount it uses."""


def filled(said: str) -> str:
    """A text with something ordinary in its placeholders."""

    def word(found: re.Match[str]) -> str:
        if found[1] in DAYS:
            return "maandag 7 december"
        return "100 euro" if found[2] == "eur" else "5"

    return re.sub(r"\{(\w+)(?::(\w+))?\}", word, said)


def texts_below(prefix: str, code: str) -> Iterator[str]:
    for text_id, said in catalogue(code).items():
        if text_id.startswith(prefix) and not KEPT_AS_ID.fullmatch(text_id):
            yield from map(filled, (said,) if isinstance(said, str) else said.values())


def too_long(prefix: str, code: str, longest: int) -> list[str]:
    found = (sentence for said in texts_below(prefix, code) for sentence in sentences_of(said))
    return [sentence for sentence in found if len(words_in(re.sub(r"\s*\([^)]*\)", "", sentence))) > longest]


@pytest.mark.parametrize("prefix", SEEN)
def test_what_a_resident_sees_is_plain_dutch(prefix: str):
    found = check(texts_below(prefix, "nl"))
    assert found.longest, f"no text begins with {prefix}"
    limits = word_list().limits
    assert not too_long(prefix, "nl", limits["longest"])
    assert found.flagged_per_hundred <= limits["flagged_per_hundred"], [r.suggestion for r in found.remarks]
    if prefix not in TO_ASK:
        assert found.average <= limits["average"]


@pytest.mark.parametrize("prefix", SEEN)
def test_what_a_resident_sees_is_short_in_english(prefix: str):
    assert not too_long(prefix, "en", LONGEST_ENGLISH)


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_step_of_a_calculation_is_one_sentence_that_can_be_followed(code: str):
    assert not too_long("stap.", code, LONGEST_STEP + (code == "en") * 8)


def test_no_resident_is_blamed():
    """Words that blame or frighten, in either language, stand in no text that a resident sees."""
    hard = re.compile(
        r"\b(schuldig|wanbetaler|fraude|verzuimd|had u moeten|failed|fraud|defaulter|your fault|guilty)\b"
    )
    found = [
        said
        for prefix in SEEN
        for code in ("nl", "en")
        for said in texts_below(prefix, code)
        if hard.search(said.lower())
    ]
    assert not found
