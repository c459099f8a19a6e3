"""Seeing and erasing a dossier from the command line, on a real encrypted profile."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.case import ContactWay, Ground
from app.domain.debt import Strategy, TalkResult, TalkTopic
from app.domain.finding import FindingState
from app.domain.ids import DossierId, VisitId
from app.domain.money import Cents
from app.domain.visit import VisitType, Who
from app.energy.answers import Seen
from app.energy.appliances import Way
from app.energy.meters import Register
from app.services import (
    agreements,
    answers,
    contacts,
    dossiers,
    drafts,
    findings,
    goals,
    grounds,
    notes,
    pillars,
    profile,
    tasks,
    visits,
)
from app.services.budget import account, lines, pots, reminders
from app.services.debts import plans, talks, withholding
from app.services.debts import records as debts
from app.services.energy import appliances, checks, climates, readings
from app.services.insight_pdf import TECHNICAL
from app.services.session import Session
from app.texts import has_text
from tests.cli.console import Ran, refusal, run
from tests.pictures import add_picture
from tests.profiles import PASSPHRASE, a_profile
from tests.services.debts.homes import a_known_month, four_creditors
from tests.services.test_erasure import refer

LABEL = "Echtpaar, geen kinderen"
NOTE = "De ketel lekt bij de afvoer"


@dataclass(frozen=True, slots=True)
class Home:
    """A profile with one dossier, and a folder for what comes out."""

    folder: Path
    out: Path
    dossier: DossierId

    def run(self, *argv: str) -> Ran:
        return run(*argv, "--profiel", str(self.folder), "--uit", str(self.out), ask=lambda _: PASSPHRASE)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.delenv("KEUKENTAFEL_WACHTWOORD_BESTAND", raising=False)
    made = a_profile(tmp_path / "profiel")
    session = profile.unlock(made.folder, PASSPHRASE)
    dossier = dossiers.open_new(session, LABEL, "Dorpsstraat 12", "Oost", "06 12345678")[1]
    notes.write(session, dossier, NOTE)
    answers.give(session, dossier, "woning.kale_huur", 65012)
    profile.lock(session)
    out = tmp_path / "uit"
    out.mkdir()
    return Home(made.folder, out, dossier)


@pytest.mark.parametrize("command", ["inzage", "wis"])
def test_without_a_dossier_the_list_comes(home, command):
    ran = home.run(command)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{home.dossier}  {LABEL}\n"
    assert list(home.out.iterdir()) == []


def test_everything_held_comes_out_as_json_and_on_paper(home):
    ran = home.run("inzage", "--dossier", home.dossier)
    assert (ran.code, ran.err) == (0, "")
    written, paper = sorted(home.out.iterdir())
    assert (written.suffix, paper.suffix) == (".json", ".pdf")
    assert str(written) in ran.out
    assert str(paper) in ran.out
    held = written.read_text(encoding="utf-8")
    after = [change["after"] for change in json.loads(held)["wijzigingen"]]
    assert [values["value"] for values in after if "value" in values] == [65012]
    on_paper = subprocess.run(["pdftotext", str(paper), "-"], check=True, capture_output=True, text=True).stdout
    for words in (LABEL, NOTE, "woning.kale_huur", "Dorpsstraat 12"):
        assert words in held
        assert words in " ".join(on_paper.split())
    assert "€ 650,12" in " ".join(on_paper.split())
    assert home.dossier not in on_paper


def test_every_field_on_paper_has_a_dutch_name(home):
    """Of a dossier with a record of every kind."""
    session = profile.unlock(home.folder, PASSPHRASE)
    give_everything(session, home.dossier)
    profile.lock(session)
    assert home.run("inzage", "--dossier", home.dossier).code == 0
    written = next(place for place in home.out.iterdir() if place.suffix == ".json")
    kinds = [rows for rows in json.loads(written.read_text(encoding="utf-8")).values() if isinstance(rows, list)]
    assert all(kinds)
    columns = {column for rows in kinds for row in rows for column in row} - TECHNICAL
    assert {column for column in columns if not has_text(f"inzage.kolom.{column}")} == set()
    on_paper = subprocess.run(
        ["pdftotext", str(written.with_suffix(".pdf")), "-"], check=True, capture_output=True, text=True
    ).stdout
    of_money = ("€ 380,00", "€ 40,00", "\u2212 € 12,50", "€ 1.062,00", "€ 3.532,00")
    for words in ("4.821,305", "80,5", "19,5", "€ 1,455", *of_money):
        assert words in on_paper.replace("\u00a0", " "), words


def give_everything(session: Session, dossier: DossierId) -> None:
    moment = session.now()
    visit = visits.plan(session, dossier, VisitType.FOLLOW_UP, moment)[1]
    agreements.put(session, visit, "Bellen", "Nummer zoeken", who=Who.COACH, due=moment.date())
    findings.put(session, dossier, "zorgtoeslag", FindingState.PLANNED, planned_per_year=Cents(150050))
    tasks.put(session, "Terugbellen", moment.date(), dossier)
    rent = lines.add(session, visit, "huur", amount=Cents(65012), day=1)[1]
    pots.put(session, visit, "buffer", Cents(4000), Cents(10000))
    account.tell_balance(session, visit, Cents(-1250), moment.date())
    account.agree_day(session, visit, rent, 25)
    reminders.agree(session, visit, rent, "06 12345678", how_given="aan tafel")
    goal = goals.put(session, dossier, "Rust in de post", reward="Taart", due=moment.date())[1]
    goals.put_step(session, goal, "Map kopen", who=Who.RESIDENT, due=moment.date())
    pillars.mark(session, visit, "geld", 4)
    refer(session, dossier)
    contacts.log(session, dossier, ContactWay.PHONE, "Geen gehoor")
    grounds.give(
        session,
        dossier,
        Ground.CONSENT,
        "Doorverwijzen",
        receiver="Gemeente",
        parts=("contact",),
        how_given="Mondeling",
    )
    give_debts(session, dossier, visit)
    answers.give(session, dossier, "personen.k1.opvang.uren", 6050)
    add_picture(session, dossier)
    drafts.keep(session, dossier, "Nog niet af")
    answers.give(session, dossier, "energie.rekening.gas", 1_45_500)
    answers.give(session, dossier, "energie.rekening.vaste_kosten", 380_00)
    checks.see(session, visit, "tochtstrips", Seen.CAN_BE_BETTER)
    readings.add(session, visit, Register.GAS, "4821,305", (moment.date(), ""))
    appliances.add(session, visit, "Koelkast", Way.ALWAYS, tenths_w=805)
    climates.put(session, visit, "woonkamer", 195, 55)


def test_a_dossier_is_erased_with_a_certificate(home):
    ran = home.run("wis", "--dossier", home.dossier)
    assert (ran.code, ran.err) == (0, "")
    (place,) = home.out.iterdir()
    certificate = json.loads(place.read_text(encoding="utf-8"))
    assert certificate["formaat"] == "keukentafel-wisbewijs/1"
    assert certificate["dossier"] == home.dossier
    assert certificate["aantallen"]["note"] == 1
    assert certificate["reden"]
    assert home.run("inzage").out == "Er zijn geen dossiers.\n"
    assert home.run("wis", "--dossier", home.dossier).code == 2


def test_a_dossier_that_is_kept_by_law_stays(home):
    session = profile.unlock(home.folder, PASSPHRASE)
    dossiers.hold(session, home.dossier, True)
    profile.lock(session)
    ran = home.run("wis", "--dossier", home.dossier)
    assert (ran.code, ran.out) == (2, "")
    assert LABEL in home.run("inzage").out


def test_the_passphrase_can_stand_in_a_file(home, tmp_path, monkeypatch):
    place = tmp_path / "wachtzin"
    place.write_text(f"{PASSPHRASE}\r\nniet deze regel\n", encoding="utf-8")
    monkeypatch.setenv("KEUKENTAFEL_WACHTWOORD_BESTAND", str(place))
    assert LABEL in run("inzage", "--profiel", str(home.folder)).out
    monkeypatch.setenv("KEUKENTAFEL_WACHTWOORD_BESTAND", str(tmp_path / "weg"))
    assert "bestaat niet" in refusal("inzage", "--profiel", str(home.folder))


def test_the_profile_is_found_through_the_environment(home, monkeypatch):
    monkeypatch.setenv("KEUKENTAFEL_PROFIEL", str(home.folder))
    assert LABEL in run("inzage", ask=lambda _: PASSPHRASE).out


@pytest.mark.parametrize("command", ["inzage", "wis"])
def test_what_cannot_be(home, tmp_path, command):
    folder = str(home.folder)
    assert "KEUKENTAFEL_WACHTWOORD_BESTAND" in refusal(command, "--profiel", folder)
    assert "--profiel" in refusal(command, "--profiel", str(tmp_path / "leeg"))
    assert refusal(command, "--profiel", folder, "--uit", str(tmp_path / "weg")).startswith("--uit: ")
    wrong = run(command, "--profiel", folder, ask=lambda _: "een verkeerde wachtzin")
    assert (wrong.code, wrong.out, wrong.err.count("\n")) == (2, "", 1)
    unknown = home.run(command, "--dossier", "0190-bestaat-niet")
    assert (unknown.code, unknown.out, unknown.err.count("\n")) == (2, "", 1)
    assert LABEL in home.run("inzage").out


def test_a_profile_in_use_elsewhere_is_told(home):
    session = profile.unlock(home.folder, PASSPHRASE)
    try:
        busy = home.run("inzage")
    finally:
        profile.lock(session)
    assert (busy.code, busy.out, busy.err.count("\n")) == (2, "", 1)


def test_a_certificate_that_cannot_be_kept_is_shown(home):
    (home.out / f"wisbewijs-{home.dossier}.json").mkdir()
    ran = home.run("wis", "--dossier", home.dossier)
    assert ran.code == 0
    assert json.loads(ran.out)["dossier"] == home.dossier


def give_debts(session: Session, dossier: DossierId, visit: VisitId) -> None:
    a_known_month(session, dossier)
    four = four_creditors(session, dossier)
    debts.attach(session, four["huur"], add_picture(session, dossier))
    plans.agree(session, dossier, strategy=Strategy.EVENLY)
    talks.keep(session, visit, TalkTopic.NO_COSTS, TalkResult.AGREED, said="Geen kosten zolang het plan loopt")
    terms = {"receiver": "Gemeente", "parts": ("huur",), "how_given": "Mondeling"}
    ground = grounds.give(session, dossier, Ground.CONSENT, "Huur inhouden", **terms)[1]
    day = session.now().date()
    withholding.withhold(session, dossier, Cents(60_00), day, ground_id=ground, agreed_on=day)
