"""Answers in an exported visit: amounts in euros, prices of one unit with all their decimals."""

from decimal import Decimal

import pytest

from app.errors import UserError
from app.services.visit_fields import value_from, value_to


@pytest.mark.parametrize(
    ("path", "kept", "written"),
    [
        ("energie.contract.stroom", 27415, Decimal("0.27415")),
        ("energie.aanbod.gas", 130000, Decimal("1.3")),
        ("energie.contract.vaste_leveringskosten", 6_99, Decimal("6.99")),
        ("energie.verbruik.stroom_kwh", 1650, 1650),
        ("energie.rekening.warmte", 40_97000, Decimal("40.97")),
        ("energie.rekening.gas", 129000, Decimal("1.29")),
        ("energie.rekening.vaste_kosten", 925_50, Decimal("925.5")),
        ("zorg.polissen.p1.premie", 158_50, Decimal("158.5")),
        ("zorgkosten.verhoogbaar", 300_00, 300),
        ("energie.contract.einddatum", "2027-03-01", "2027-03-01"),
        ("energie.contract.stroom", None, None),
    ],
)
def test_an_answer_goes_out_and_comes_back(path, kept, written):
    assert value_to(path, kept) == written
    if kept is not None:
        assert value_from(path, written, "$.antwoorden[0].waarde") == kept


def test_a_price_that_cannot_be_is_named_by_its_place():
    with pytest.raises(UserError, match=r"antwoorden\[0\]"):
        value_from("energie.contract.gas", 11, "$.antwoorden[0].waarde")


@pytest.mark.parametrize("wrong", [-1, 201, True, "1,29", Decimal("0.271855")])
def test_a_price_on_the_bill_that_cannot_be_is_named_by_its_place(wrong):
    with pytest.raises(UserError, match=r"antwoorden\[0\].*200 euro"):
        value_from("energie.rekening.warmte", wrong, "$.antwoorden[0].waarde")
