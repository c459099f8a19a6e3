"""Reminders: what they say, when they go, the calendar, and a gateway that is really there."""

import json
import threading
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest

from app.budget.agreed import Reminder
from app.domain.ids import DossierId, RecordId
from app.domain.money import Cents
from app.errors import EnvironmentFault, UserError
from app.messages import gateway
from app.messages.reminders import END, Outgoing, calendar, mobile_number, outgoing
from app.settings import is_safe_address
from tests.budget.builders import line, on

RENT = line("huur", "650.12", day=1)
MADE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def reminder(days: int = 3, link: str = "", stopped: str | None = None) -> Reminder:
    return Reminder(
        RecordId("r"),
        DossierId("d"),
        RecordId("huur"),
        "+31612345678",
        days,
        on("2026-11-01"),
        "aan tafel",
        link,
        None if stopped is None else on(stopped),
    )


def messages(**more) -> tuple[Outgoing, ...]:
    return outgoing([reminder(**more)], [RENT], on("2026-11-23"), on("2027-01-31"))


@pytest.mark.parametrize("typed", ["06 12345678", "0612345678", "+31 6 1234 5678", "0031-612345678"])
def test_a_number_is_kept_one_way(typed):
    assert mobile_number(typed) == "+31612345678"


@pytest.mark.parametrize("typed", ["", "12345678", "06", "06 1234567x", "+0612345678", "0612345678901234"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(UserError, match="mobiel nummer"):
        mobile_number(typed)


def test_a_message_goes_some_days_before_the_day_the_bank_really_collects():
    assert [(one.send_on, one.collected_on) for one in messages()] == [
        (on("2026-11-28"), on("2026-12-01")),
        (on("2027-01-01"), on("2027-01-04")),
        (on("2027-01-29"), on("2027-02-01")),
    ]
    assert messages(stopped="2026-11-20") == ()


def test_it_names_the_day_and_the_amount_and_neither_debt_nor_creditor():
    (first, *_) = messages(link="https://betaal.example/1")
    assert first.words == (
        "U vroeg om een herinnering. Op dinsdag 1 december gaat er €\u00a0650,12 van uw rekening. "
        "Zelf betalen kan hier: https://betaal.example/1 Geen berichten meer? Zeg het tegen uw coach."
    )
    assert not any(word in first.words.lower() for word in ("huur", "schuld", "achterstand", "corporatie"))
    assert first.amount == 65012


def test_the_same_message_has_the_same_id_whenever_it_is_made():
    later = outgoing([reminder()], [RENT], on("2026-11-27"), on("2026-12-31"))
    assert later[0].id == messages()[0].id
    assert len({one.id for one in messages()}) == 3


def test_the_calendar_is_as_the_standard_wants_it():
    made = calendar(messages(), MADE)
    assert made.endswith("END:VCALENDAR\r\n")
    assert "\n" not in made.replace(END, "")
    assert all(len(one.encode()) <= 75 for one in made.split(END))
    whole = made.replace("\r\n ", "")
    assert whole.count("BEGIN:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202" in whole
    assert "TRIGGER:-P2DT14H" in whole
    assert "DTSTAMP:20261123T090000Z" in whole
    assert "SUMMARY:Er gaat €\u00a0650\\,12 van uw rekening" in whole
    assert "Huur" not in whole


def test_long_lines_are_folded_without_cutting_a_sign():
    long = Outgoing("a" * 80, "+31612345678", on("2026-12-01"), on("2026-12-04"), Cents(123_456_789_00), "")
    made = calendar([long], MADE)
    assert all(len(one.encode()) <= 75 for one in made.split(END))
    assert f"UID:{'a' * 80}@keukentafel" in made.replace("\r\n ", "")


class _Gateway(BaseHTTPRequestHandler):
    """A gateway as the contract says: takes a message once, refuses a foreign number, is down when told so."""

    got: ClassVar[list[dict]] = []
    answer = 202

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.answer == 302:
            self.send_response(302)
            self.send_header("Location", "/elders")
            self.end_headers()
            return
        self.send_response(self.answer)
        self.end_headers()
        if self.answer == 202 and body["id"] not in [one["id"] for one in self.got]:
            self.got.append(body)
        if self.answer == 422:
            self.wfile.write(json.dumps({"reden": "nummer  niet\nbekend"}).encode())

    def log_message(self, *_):
        return


@pytest.fixture
def server():
    handler = type("Fresh", (_Gateway,), {"got": [], "answer": 202})
    made = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield handler, f"http://127.0.0.1:{made.server_port}/bericht"
    made.shutdown()
    thread.join(5)
    made.server_close()


def test_a_real_gateway_gets_each_message_once(server):
    handler, address = server
    assert gateway.send(messages(), address) == 3
    assert gateway.send(messages(), address) == 3
    assert [one["verzenden_op"] for one in handler.got] == ["2026-11-28", "2027-01-01", "2027-01-29"]
    assert handler.got[0] == gateway.body_of(messages()[0])
    assert handler.got[0]["aan"] == "+31612345678"
    assert handler.got[0]["formaat"] == "keukentafel-bericht/1"


@pytest.mark.parametrize(
    ("answer", "fault", "said"),
    [
        (422, UserError, "nummer niet bekend"),
        (404, UserError, "404"),
        (500, EnvironmentFault, "niet te bereiken"),
        (302, EnvironmentFault, "niet te bereiken"),
    ],
)
def test_what_a_gateway_refuses_is_said(server, answer, fault, said):
    handler, address = server
    handler.answer = answer
    with pytest.raises(fault, match=said):
        gateway.send(messages(), address)
    assert handler.got == []


def test_a_gateway_that_is_away_is_a_state_of_the_world(server):
    with pytest.raises(EnvironmentFault, match="niet te bereiken"):
        gateway.send(messages(), "http://127.0.0.1:9/", patience=2)


@pytest.mark.parametrize("address", ["http://sms.example/", "ftp://127.0.0.1/", "https://", "http://a:b@127.0.0.1/"])
def test_an_address_on_which_others_can_read_along_is_refused(address):
    assert not is_safe_address(address)
    with pytest.raises(UserError):
        gateway.send(messages(), address)


def test_without_an_address_the_way_is_a_file(tmp_path):
    with pytest.raises(UserError, match="geen sms-adres"):
        gateway.send(messages(), "")
    place = gateway.write(messages(), tmp_path / "berichten.jsonl")
    rows = [json.loads(row) for row in place.read_text(encoding="utf-8").splitlines()]
    assert rows == [gateway.body_of(one) for one in messages()]
    with pytest.raises(EnvironmentFault):
        gateway.write(messages(), tmp_path / "weg" / "berichten.jsonl")


def test_dates_are_days():
    assert isinstance(messages()[0].send_on, date)
