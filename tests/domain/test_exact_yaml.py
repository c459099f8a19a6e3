"""YAML of others: every digit kept, and what is doubled, endless, too deep or of another kind refused."""

from decimal import Decimal

import pytest

from app.domain.exact_yaml import DEEPEST, LARGEST_NUMBER, MOST_VALUES, parse_yaml
from app.errors import UserError


def refusal(content):
    with pytest.raises(UserError) as caught:
        parse_yaml(content)
    return caught.value


def test_numbers_keep_every_digit():
    assert parse_yaml("a: 0.10\nb: 1_000.5\nc: 12\n") == {"a": Decimal("0.10"), "b": Decimal("1000.5"), "c": 12}
    assert str(parse_yaml("0.10")) == "0.10"


def test_plain_values_lists_and_days():
    content = "ja: true\nniets:\ntekst: huis\ndag: 2026-07-01\nlijst: [1, twee]\n"
    assert parse_yaml(content) == {
        "ja": True,
        "niets": None,
        "tekst": "huis",
        "dag": "2026-07-01",
        "lijst": [1, "twee"],
    }
    assert parse_yaml("") is None


@pytest.mark.parametrize(
    ("content", "text_id"),
    [
        ("a: 1:30.5", "yaml.getal"),
        ("a: .inf", "yaml.getal"),
        ("a: .nan", "yaml.getal"),
        ("a: 1\na: 2", "yaml.dubbel"),
        ("a: [1", "yaml.geen_yaml"),
        ("a: !onbekend 1", "yaml.geen_yaml"),
        ("a: 2026-13-45", "yaml.geen_yaml"),
        ("a: \x00", "yaml.geen_yaml"),
        ("1: a", "yaml.sleutel"),
        ("a: 2026-07-01 10:00:00", "yaml.soort"),
        (f"a: {LARGEST_NUMBER}", "yaml.getal_grens"),
        (f"a: -{LARGEST_NUMBER}.0", "yaml.getal_grens"),
        ("a: 1.0e-50", "yaml.getal_grens"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "yaml.te_veel"),
    ],
)
def test_what_is_no_plain_value_is_refused(content, text_id):
    assert refusal(content).text_id == text_id


def test_the_line_of_a_mistake_is_named():
    assert refusal("a: 1\nb: 2\nc: [\n").args
    assert "2" in str(refusal("a: 1\nb: .inf\n"))


def test_the_deepest_that_is_allowed_is_read():
    found = parse_yaml("[" * DEEPEST + "]" * DEEPEST)
    for _ in range(DEEPEST - 1):
        assert isinstance(found, list)
        (found,) = found
    assert found == []


def test_aliases_can_neither_loop_nor_explode():
    assert refusal("&a [*a]").text_id == "yaml.te_veel"
    assert refusal("a: &a [*a]").text_id == "yaml.geen_yaml"
    lines = ["l0: &l0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    lines += [f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 10)}]" for i in range(1, 8)]
    assert MOST_VALUES < 10**7
    assert refusal("\n".join(lines)).text_id == "yaml.te_veel"
