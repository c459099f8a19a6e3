"""The check of reading ease finds what is hard, and everything we write for residents passes it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.finding import Finding, FindingState
from app.domain.ids import RecordId
from app.domain.outcome import Outcomes
from app.reports.document import AgreementRow, words_of
from app.reports.plain_dutch import Reason, check, remarks_on, sentences_of, syllables, word_list, words_in
from tests.reports.builders import DOSSIER, a_report, an_outcome, euro_range, the_outcomes, too_much, unknown

NAMES = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "kinderbijslag")


def samples() -> Iterator[tuple[Outcomes, tuple[Finding, ...]]]:
    """Every sentence the page can say, over every regeling."""
    for name in NAMES:
        yield the_outcomes(an_outcome(name, 1965, 0)), ()
        yield the_outcomes(an_outcome(name, 1965, 1965)), ()
        yield the_outcomes(replace(an_outcome(name, 1965, 1965), estimate=True)), ()
        yield the_outcomes(unknown(an_outcome(name), 900, 3200), an_outcome("zorgtoeslag"), year=2027), ()
        yield (
            the_outcomes(replace(unknown(an_outcome(name), 0, 3200), estimate=True, lapsed=euro_range(1240, 3300))),
            (),
        )
        yield the_outcomes(too_much(an_outcome(name, 2000, 2600), 1200, 2600)), ()
        yield the_outcomes(too_much(an_outcome(name, 2000, 2600), 0, 2600)), ()
        yield the_outcomes(an_outcome(name)), (Finding(RecordId("f"), DOSSIER.id, name, FindingState.GRANTED),)


@pytest.mark.parametrize("agreed", [0, 3])
def test_every_sentence_for_a_resident_is_easy(agreed: int) -> None:
    for outcomes, findings in samples():
        page = a_report(outcomes, agreed, findings, *([None] if agreed == 0 else []))
        said = words_of(page.front)
        found = check(said)
        assert found.passes, (found, said)
        assert found.longest <= word_list().limits["longest"]
        dates = {line for block in page.front if isinstance(block, AgreementRow) for line in block.right}
        remarks = [remark for remark in found.remarks if remark.sentence not in dates]
        assert remarks == []


@pytest.mark.parametrize(
    ("sentence", "reason", "suggestion"),
    [
        ("Dit is een zin " + "met heel veel woorden " * 4, Reason.TOO_LONG, "20 woorden"),
        ("Indien u wilt, bel ik u.", Reason.HARD_WORD, "Schrijf liever: als"),
        ("U hebt geen automatische incasso.", Reason.HARD_WORD, "gaat vanzelf"),
        ("De huurprijsvaststellingsprocedure begint.", Reason.LONG_WORD, "huurprijsvaststellingsprocedure"),
        ("De huur wordt door ons verlaagd.", Reason.PASSIVE, "wordt … verlaagd"),
        ("Het bedrag is gisteren gestort.", Reason.PASSIVE, "is … gestort"),
        ("Bel mij als u de brief krijgt die u zoekt.", Reason.CLAUSES, "twee zinnen"),
        ("Het CJIB stuurt een brief.", Reason.ABBREVIATION, "CJIB"),
        ("Neem brieven e.d. mee.", Reason.ABBREVIATION, "e.d"),
        ("Ik kom op 7 december.", Reason.NO_WEEKDAY, "7 december"),
        ("Ik bel u over twee weken.", Reason.VAGUE_TIME, "over twee weken"),
        ("U laat geld liggen. U laat liggen wat kan.", Reason.FIGURATIVE, "laat liggen"),
        ("Dat is 10% van uw huur.", Reason.PERCENTAGE, "10%"),
        ("Dat is 10 procent van uw huur.", Reason.PERCENTAGE, "10 procent"),
        ("U krijgt 72,50 euro.", Reason.CENTS, "72,50 euro"),
    ],
)
def test_what_is_hard_is_found_with_a_suggestion(sentence: str, reason: Reason, suggestion: str) -> None:
    found = [remark for remark in remarks_on(sentence) if remark.reason is reason]
    assert found
    assert suggestion in found[0].suggestion


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik bel u op maandag 7 december.",
        "U krijgt ongeveer 43 euro per maand.",
        "Het geld is van u.",
        "Wij zijn er maandag.",
        "Uw huurtoeslag klopt.",
        "Als u belt, help ik u.",
    ],
)
def test_what_is_easy_gets_no_remark(sentence: str) -> None:
    assert remarks_on(sentence) == ()


def test_a_text_of_long_sentences_does_not_pass_and_is_not_blocked() -> None:
    found = check(["Wij gaan vandaag samen met u heel rustig naar al uw brieven en rekeningen kijken aan tafel."])
    assert not found.passes
    assert found.average == found.longest == 17


def test_no_text_at_all_passes() -> None:
    assert check([]).passes


def test_sentences_words_and_syllables_are_counted() -> None:
    assert sentences_of("Dat is 1.327 euro per jaar. Het is een schatting.\nGoed") == (
        "Dat is 1.327 euro per jaar.",
        "Het is een schatting.",
        "Goed",
    )
    assert words_in("Bel om 9.30 uur: 't is zo.") == ["Bel", "om", "9.30", "uur", "t", "is", "zo"]
    assert [syllables(word) for word in ("huis", "kamer", "huurtoeslag", "kinderopvangtoeslag")] == [1, 2, 3, 6]
