"""Messages and the Dutch wording of dates and numbers."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from app.domain.message import Message, message
from app.domain.wording import clock, day_and_month, full_date, moment, month_name, short_date, weekday_name, word_of

MONDAY = date(2026, 12, 7)


def test_dates_in_words():
    assert full_date(MONDAY) == "maandag 7 december 2026"
    assert day_and_month(MONDAY) == "maandag 7 december"
    assert short_date(date(2026, 3, 1)) == "1 maart 2026"


def test_a_moment_in_words_has_one_form_everywhere():
    early = datetime(2026, 12, 7, 9, 5)  # noqa: DTZ001 - the program works with local time
    assert clock(early) == "9.05"
    assert moment(early, MONDAY) == "maandag 7 december, 9.05 uur"
    assert moment(early, date(2027, 1, 2)) == "maandag 7 december 2026, 9.05 uur"


def test_the_names_of_months_and_days_are_all_different():
    assert len({month_name(month) for month in range(1, 13)}) == 12
    assert len({weekday_name(date(2026, 12, day)) for day in range(7, 14)}) == 7
    assert weekday_name(date(2026, 12, 13)) == "zondag"


@pytest.mark.parametrize(
    ("value", "word"),
    [(MONDAY, "7 december 2026"), (12, 12), ("tekst", "tekst"), (True, True)],
)
def test_a_value_as_it_stands_in_a_sentence(value, word):
    assert word_of(value) == word


@pytest.mark.parametrize(
    ("value", "sentence", "said"),
    [
        ("2272.50", "{x}", "2.272,5"),
        ("29736", "{x:eur}", "€ 29.736"),
        ("650.12", "{x:eur}", "€ 650,12"),
        ("0.01912", "{x:pct}", "1,912%"),
        ("2272.5", "{x:0}", "2.273"),
        ("12.345", "{x:1}", "12,3"),
        ("-0.04", "{x:1}", "0"),
    ],
)
def test_a_number_is_written_as_its_place_in_the_sentence_asks(value, sentence, said):
    assert sentence.format(x=word_of(Decimal(value))).replace("\u00a0", " ") == said


def test_a_message_is_put_into_words_late():
    said = message("money.not_an_amount", field="Huur", typed="x")
    assert said == Message("money.not_an_amount", (("field", "Huur"), ("typed", "x")))
    assert said.spoken() == "Huur: x is geen bedrag. Schrijf het bijvoorbeeld als 72,50."


def test_a_message_writes_its_numbers_and_dates_the_dutch_way():
    said = message("money.not_an_amount", field=MONDAY, typed=Decimal("1234.5"))
    assert said.spoken().startswith("7 december 2026: 1.234,5 is geen bedrag.")


def test_a_message_without_arguments():
    assert message("calendar.month.jan").spoken() == "januari"
