"""The rows of a choice with amounts, as plain values; knows no Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: its value, its words, a small word behind them, the amount, and whether the amount is low."""

    value: str
    words: str
    aside: str
    amount: str
    is_low: bool = False
