"""The code on paper in words: what it can open, who goes on, and who used it before."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.rescue import Offer, Rescue
from app.texts import text


@dataclass(frozen=True, slots=True)
class Form:
    """What was filled in: who lost the laptop, who goes on (empty: nobody else), and the code."""

    lost: str
    successor: str
    code: str


def lost_choices(offered: Offer) -> tuple[tuple[str, str], ...]:
    """The accounts whose laptop may be lost, with how much the code opens of each."""
    return tuple((name, text("delen.noodcode.van", account=name, n=count)) for name, count in offered.by_account)


def heir_choices(heirs: Sequence[str], lost: str) -> tuple[tuple[str, str], ...]:
    """Who can go on: nobody else, or a colleague with whom the digits were compared."""
    nobody = ("", text("delen.noodcode.alleen_ik"))
    return (nobody, *((name, name) for name in heirs if name != lost))


def uses(offered: Offer) -> tuple[str, ...]:
    """Every use so far, the last first, several at one moment as one."""
    seen: dict[tuple[str, str], int] = {}
    for use in offered.uses:
        day = use.used_at[:10]
        seen[day, use.by] = seen.get((day, use.by), 0) + 1
    ordered = sorted(seen.items(), reverse=True)
    return tuple(text("delen.noodcode.gebruik", dag=day, door=by, n=count) for (day, by), count in ordered)


def done_words(done: Rescue, form: Form) -> str:
    """What was done, and what is left to do."""
    words = [text("delen.noodcode.klaar", n=done.streams, account=form.lost)]
    if form.successor:
        words.append(text("delen.noodcode.klaar_verder", account=form.successor))
    if done.without:
        words.append(text("delen.noodcode.zonder", namen=", ".join(done.without)))
    return " ".join(words)
