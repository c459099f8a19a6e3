"""Pay: periods, gross to net against the tables, the mean of varying pay, and the year that one payslip allows."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from tests.rules.spoken import Answer, ask

CENTS = st.integers(1, 800_000)
DAY = "2026-03-01"


def euros(cents: int) -> str:
    return str(Decimal(cents) / 100)


def pay(bruto: str, /, **more: object) -> Answer:
    return ask("netto_maandloon", DAY, bruto=bruto, **{"loonheffingskorting": True} | more)


def slip(totaal: str, laatste: int, /, **more: object) -> Answer:
    return ask("toetsingsinkomen", DAY, loon_cumulatief=totaal, laatste_maand=laatste, **more)


class TestNetPay:
    @given(CENTS, st.booleans(), st.booleans())
    def test_pay_per_month_is_the_gross_less_the_white_table(self, cents, korting, aow):
        found = pay(euros(cents), loonheffingskorting=korting, aow=aow)
        table = ask("loonheffing", DAY, maandloon=euros(cents), loonheffingskorting=korting, aow=aow)["inhouding"]
        assert found["netto"] == Decimal(cents) / 100 - table
        assert found["bijdrage_zvw"] == 0

    @given(CENTS, st.booleans())
    def test_an_aow_is_the_net_aow(self, cents, korting):
        aow = ask("aow_netto", DAY, bruto=euros(cents), loonheffingskorting=korting)
        assert pay(euros(cents), loonheffingskorting=korting, soort="pensioen", aow=True)["netto"] == aow["netto"]

    def test_only_pay_for_work_per_month_is_no_estimate(self):
        assert not pay("2500").estimate
        assert pay("2500", per="week").estimate
        assert pay("2500", per="vier_weken").estimate
        assert pay("2500", soort="uitkering").estimate
        assert pay("2500", soort="pensioen").estimate

    def test_a_benefit_has_no_arbeidskorting(self):
        assert pay("2500", soort="uitkering")["netto"] < pay("2500")["netto"]

    def test_a_premium_above_the_pay_leaves_no_tax(self):
        assert pay("100", pensioenpremie="150")["loonheffing"] == 0

    def test_every_step_is_said_and_cited(self):
        found = pay("2000", per="vier_weken", pensioenpremie="50")
        assert found.own_steps[:2] == [("bedrag_per_maand", "25")] * 2
        assert found.own_steps[-1] == ("netto_per_maand", "27")
        assert (
            found.sentences[0] == "U krijgt 13 keer per jaar € 2.000. Dat is gedeeld door twaalf een bedrag per maand."
        )


class TestHolidayPay:
    def holiday(self, bruto: str, /, **more: object) -> Answer:
        return ask("netto_met_vakantiegeld", DAY, bruto=bruto, **{"loonheffingskorting": True} | more)

    @given(st.integers(10_000, 800_000), st.sampled_from(["loon", "uitkering", "pensioen"]))
    def test_it_adds_something_but_never_more_than_it_is(self, cents, soort):
        with_holiday, without = self.holiday(euros(cents), soort=soort), pay(euros(cents), soort=soort)
        most = Decimal(cents) / 100 * Decimal("0.08") + Decimal("1.50")
        assert -Decimal("0.10") <= with_holiday["netto"] - without["netto"] <= most

    def test_it_is_always_an_estimate_and_says_its_steps(self):
        found = self.holiday("2500", per="week")
        assert found.estimate
        assert ("vakantiegeld_per_jaar", "15") in found.own_steps
        assert found.own_steps[-1] == ("netto_met_vakantiegeld", "2.7")

    def test_without_korting_there_is_no_credit(self):
        assert self.holiday("2500", loonheffingskorting=False)["netto"] < self.holiday("2500")["netto"]


class TestVaryingPay:
    @given(st.lists(st.integers(0, 500_000), min_size=1, max_size=12), st.sampled_from(["maand", "vier_weken", "week"]))
    def test_the_mean_lies_between_the_lowest_and_the_highest(self, amounts, per):
        found = ask("maandinkomen", DAY, bedragen=[Decimal(a) / 100 for a in amounts], per=per)
        assert found["laagste"] <= found["gemiddelde"] <= found["hoogste"]

    def test_one_amount_is_its_own_mean(self):
        assert ask("maandinkomen", DAY, bedragen=[Decimal("12.34")])["gemiddelde"] == Decimal("12.34")

    @pytest.mark.parametrize("bedragen", [[], [Decimal(-1)], "veel", ["1"]])
    def test_what_is_no_list_of_amounts_is_named(self, bedragen):
        with pytest.raises(UserError, match="bedragen"):
            ask("maandinkomen", DAY, bedragen=bedragen)


class TestYear:
    @given(st.integers(100_00, 5000_00), st.integers(1, 12), st.sampled_from([5, 6]))
    def test_a_steady_job_with_holiday_pay_lies_within(self, month_cents, last, paid_in):
        month = Decimal(month_cents) / 100
        holiday = month * 12 * Decimal("0.08")
        total = month * last + (holiday if last >= paid_in else 0)
        found = slip(str(total), last)
        assert found["laag"] <= month * 12 + holiday <= found["hoog"]

    @given(st.integers(100_00, 5000_00), st.integers(1, 12))
    def test_a_steady_job_with_holiday_pay_in_each_month_lies_within(self, month_cents, last):
        month = Decimal(month_cents) / 100
        found = slip(str(month * last), last)
        assert found["laag"] <= month * 12 <= found["hoog"]

    @given(st.integers(1, 12), st.integers(0, 11), st.integers(0, 4000_00))
    def test_knowing_more_of_the_holiday_pay_never_widens_the_range(self, first, more, cents):
        last = min(12, first + more)
        open_range = slip(euros(cents), last, eerste_maand=first)
        seen = slip(euros(cents), last, eerste_maand=first, vakantiegeld="elke_maand")
        assert open_range["laag"] <= seen["laag"] <= seen["hoog"] <= open_range["hoog"]

    def test_a_full_year_is_what_it_is(self):
        found = slip("31000", 12)
        assert (found["laag"], found["hoog"]) == (31000, 31000)

    def test_who_began_after_may_gets_no_holiday_pay_this_year(self):
        late = slip("6000", 8, eerste_maand=6, vakantiegeld="nog_niet")
        assert (late["laag"], late["hoog"]) == (14000, 14000)

    def test_it_is_always_an_estimate_and_says_both_ends(self):
        found = slip("7500", 3)
        assert found.estimate
        assert found.own_steps == [("verwacht_jaarinkomen", "8")] * 2
        assert found.sentences[1] == (
            "Tot nu € 7.500. Daarna 9 keer € 2.500, nog € 2.400 vakantiegeld en € 0 ander inkomen."
        )

    @pytest.mark.parametrize(
        ("more", "named"),
        [
            ({"eerste_maand": 4}, "laatste_maand"),
            ({"eerste_maand": 0}, "eerste_maand"),
            ({"eerste_maand": 13}, "eerste_maand"),
        ],
    )
    def test_months_that_cannot_be_are_named(self, more, named):
        with pytest.raises(UserError, match=named):
            slip("7500", 3, **more)
