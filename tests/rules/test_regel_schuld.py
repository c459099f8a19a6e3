"""Letters, interest as a table, signals and terms by name: what is certain, what is an estimate, what is wrong."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.rules import regel
from app.rules.schuldhulp import Plicht
from app.rules.trace import Trace
from tests.rules.spoken import Answer, ask

DAY = "2026-03-01"
DONE = {"herinnering": "2026-02-01", "contact": "2026-02-02", "hulp": "2026-02-03", "aanbod": "2026-02-04"}
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 1))


def letter(**more: object) -> Answer:
    """A letter about 1000 euros that came on 3 March."""
    given_: dict[str, object] = {
        "hoofdsom": 1000,
        "verstuurd": "2026-03-02",
        "ontvangen": "2026-03-03",
        "termijn": "na_ontvangst",
        "dagen": 14,
        "kosten": 150,
    }
    return ask(
        "veertiendagenbrief", DAY, **{name: value for name, value in (given_ | more).items() if value is not None}
    )


def test_a_letter_that_is_good():
    found = letter()
    assert (found["verschuldigd"], found.results["brief_goed"], found.estimate) == (150, "ja", False)


@pytest.mark.parametrize(
    ("more", "due", "term", "amount"),
    [
        ({"dagen": 13}, 0, "nee", "ja"),
        ({"dagen": 20}, 150, "ja", "ja"),
        ({"termijn": "na_brief", "dagen": 15}, 150, "ja", "ja"),
        ({"termijn": "na_brief", "dagen": 14}, 0, "nee", "ja"),
        ({"termijn": "uiterste_dag", "uiterste_dag": "2026-03-17", "dagen": None}, 150, "ja", "ja"),
        ({"termijn": "uiterste_dag", "uiterste_dag": "2026-03-16", "dagen": None}, 0, "nee", "ja"),
        ({"termijn": "geen", "dagen": None}, 0, "nee", "ja"),
        ({"kosten": None}, 0, "ja", "nee"),
        ({"kosten": "150.01"}, 0, "ja", "nee"),
        ({"kosten": 60}, 60, "ja", "ja"),
        ({"kosten": "181.50", "btw": True}, "181.50", "ja", "ja"),
        ({"betaald": "2026-03-17"}, 0, "ja", "ja"),
        ({"betaald": "2026-03-18"}, 150, "ja", "ja"),
    ],
)
def test_what_a_letter_makes_due(more, due, term, amount):
    found = letter(**more)
    assert found["verschuldigd"] == Decimal(due)
    assert (found.results["termijn_goed"], found.results["bedrag_goed"]) == (term, amount)


def test_when_nobody_knows_when_it_came_the_days_are_an_estimate():
    found = letter(ontvangen=None)
    assert (found.results["ontvangen"], found.estimate) == ("2026-03-04", True)


def test_a_letter_does_not_come_before_it_was_sent():
    assert letter(ontvangen="2026-02-27").results["ontvangen"] == "2026-03-02"


@given(DAYS, st.integers(0, 9000))
def test_never_fewer_than_fourteen_days_and_never_dearer_than_the_scale(sent, kosten):
    found = letter(verstuurd=sent.isoformat(), ontvangen=sent.isoformat(), kosten=kosten)
    last = date.fromisoformat(str(found.results["laatste_dag"]))
    assert timedelta(days=14) <= last - sent <= timedelta(days=20)
    assert 0 <= found["verschuldigd"] <= found["hoogste_kosten"]


def test_a_letter_says_its_steps():
    assert letter(kosten="181.50", btw=True).sentences[0] == (
        "De brief kwam op 3 maart 2026. U kunt zonder extra kosten betalen tot en met 17 maart 2026."
    )
    assert letter(kosten="181.50", btw=True).sentences[-2:] == [
        "Bij de kosten € 150 komt 21% btw.",
        "In de brief staat € 181,50. Er mag hoogstens € 181,50 worden gevraagd.",
    ]


@given(DAYS, st.integers(0, 1500), st.integers(1, 100_000_00))
def test_the_rows_of_the_table_add_up_to_the_interest(vanaf, days, cents):
    about = {
        "hoofdsom": str(Decimal(cents) / 100),
        "vanaf": vanaf.isoformat(),
        "tot": (vanaf + timedelta(days=days)).isoformat(),
    }
    table, whole = ask("rentetabel", DAY, **about), ask("wettelijke_rente", DAY, **about)
    rows = range(1, int(table["rijen"]) + 1)
    assert sum(table[f"rij_{row}_rente"] for row in rows) == table["rente"] == whole["rente"]
    assert sum(table[f"rij_{row}_dagen"] for row in rows) == days
    assert table.estimate == any(table.results[f"rij_{row}_schatting"] == "ja" for row in rows)
    for row in rows[1:]:
        assert table.results[f"rij_{row}_vanaf"] == table.results[f"rij_{row - 1}_tot"]


@pytest.mark.parametrize("lacking", list(Plicht))
def test_each_of_the_four_steps_is_needed(lacking):
    assert ask("vroegsignaal", DAY, op=DAY, **DONE).results["mag"] == "ja"
    found = ask("vroegsignaal", DAY, op=DAY, **{name: day for name, day in DONE.items() if name != lacking})
    assert (found.results["mag"], found["ontbreekt"]) == ("nee", 1)
    assert "stappen_klaar_op" not in found.results
    assert found.sentences == ["Van de 4 stappen zijn er 3 gedaan."]


@given(st.dates(date(2023, 1, 10), date(2028, 6, 1)), st.booleans())
def test_urgent_help_never_comes_later_than_ordinary_help(day, urgent):
    def by(dringend: bool) -> str:
        about = {"op": day.isoformat(), "aanmelding": day.isoformat(), "dringend": dringend}
        return str(ask("schuldhulp_termijnen", DAY, **about).results["gesprek_uiterlijk"])

    assert day.isoformat() < by(True) < by(False)


def test_terms_that_were_kept_and_terms_that_were_not():
    kept = ask("schuldhulp_termijnen", DAY, op="2026-06-01", aanmelding="2026-03-02", gesprek="2026-03-30",
               besluit="2026-05-26")  # fmt: skip
    assert (kept["dagen_te_laat_gesprek"], kept["dagen_te_laat_besluit"]) == (0, 0)
    assert kept.results["besluit_uiterlijk"] == "2026-05-26"  # eight weeks after 30 March is tweede pinksterdag
    assert kept.sentences[-1] == "Het besluit moest er zijn op 26 mei 2026. Geteld is tot 26 mei 2026."
    late = ask("schuldhulp_termijnen", DAY, op="2026-06-01", aanmelding="2026-03-02", gesprek="2026-04-02")
    assert (late["dagen_te_laat_gesprek"], late["dagen_te_laat_besluit"]) == (3, 4)


@pytest.mark.parametrize(
    ("name", "inputs", "named"),
    [
        ("veertiendagenbrief", {}, "verstuurd"),
        ("veertiendagenbrief", {"verstuurd": "2026-03-02", "hoofdsom": 10, "termijn": "soms"}, "termijn"),
        ("veertiendagenbrief", {"verstuurd": "2026-03-02", "hoofdsom": 10, "termijn": "na_brief"}, "dagen"),
        ("veertiendagenbrief", {"verstuurd": "2026-03-02", "ontvangen": "gisteren"}, "ontvangen"),
        ("rentetabel", {"hoofdsom": 10, "vanaf": "2026-03-02", "tot": "2026-03-01"}, "tot"),
        ("vroegsignaal", {}, "op"),
        ("vroegsignaal", {"op": DAY, "hulp": 3}, "hulp"),
        ("schuldhulp_termijnen", {"op": DAY}, "aanmelding"),
    ],
)
def test_what_is_wrong_is_named(name, inputs, named):
    with pytest.raises(UserError) as caught:
        regel.run(name, inputs, 2026, None, Trace())
    assert caught.value.args_["naam"] == named
