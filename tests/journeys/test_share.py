"""Two windows, two organisations and a real hub: a referral there and its outcome back; who reads a dossier."""

from app.domain.ids import DossierId
from app.domain.referral import Channel
from app.protocol.access import Role
from app.services import dossiers, enrol, settings_store, sharing
from app.services.referrals import hub_register, register
from app.services.session import Session
from tests.hub import Database, HubProcess, fresh_id
from tests.journeys.colleagues import a_team_of_two, joined, let_in, share, two
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import a_full_dossier, an_empty_dossier, choose, go_to
from tests.journeys.test_refer import fill, go, new_draft, refer_of
from tests.journeys.visits import ask, look, words_on
from tests.journeys.visits import pick as pick_from
from tests.sync.laptops import Laptop, account_on_hub
from ui.desk import Place, Spot
from ui.sync.members.screen import MembersScreen
from ui.sync.rescue.screen import RescueScreen

__all__ = ["two"]


def compared(journey: Journey, mine: Laptop, other: Laptop) -> None:
    """Both persons read the digits to each other; each store is worked on in its own thread."""

    def here(session: Session) -> None:
        mine.look()
        enrol.compare(session, other.account)
        mine.look()

    ask(journey, here)
    other.look()
    enrol.compare(other.session, mine.account)
    other.look()


def a_household(session: Session) -> DossierId:
    settings_store.write(session, "organisation", "Wijkcorporatie")
    dossier = a_full_dossier(session)
    dossiers.edit(session, dossier, district="Noord")
    register.add(session, "thuisadministratie", "Thuisadministratie Noord", district="Noord", answer_days=5)
    return dossier


def choose_on_hub(opened: Journey, there: Journey, theirs: str) -> None:
    """The organisation in the register is this one on the hub, with digits that were compared by phone."""
    register_row = go(opened, "organisaties").register
    register_row.edit_asked.emit(register_row.found[0].id)
    opened.settle()
    edit = refer_of(opened).edit
    choose(opened, edit.channel, Channel.HUB.value)
    pick_from(opened, edit.hub.combo, theirs)
    assert edit.hub.digits.text().split() == ask(there, hub_register.own_digits).split()
    look(opened, "41-register-op-de-hub")
    opened.click("De cijfers zijn gelijk")
    assert "zijn vergeleken" in words_on(opened.window)
    look(opened, "41-register-vergeleken")
    opened.click("Bewaren")


def answer(there: Journey) -> None:
    """The receiver takes it on and is done with it."""
    there.click("Aannemen")
    there.click("Beginnen")
    there.click("Vastleggen")
    there.click("Afronden")
    answer = refer_of(there).look.answer
    answer.choice.set_value("opgelost")
    answer.words.setText("De map is op orde.")
    there.click("Vastleggen")
    look(there, "42-afgerond-bij-de-ontvanger")


def test_a_referral_goes_to_another_organisation_and_its_outcome_comes_back(
    two: tuple[Journey, Journey], database: Database, hub: HubProcess
):
    opened, there = two
    theirs = f"thuisadmin-{fresh_id()[:4]}"
    joined(opened, hub.url, account_on_hub(database, Role.COACH, f"corporatie-{fresh_id()[:4]}"))
    joined(there, hub.url, account_on_hub(database, Role.PARTNER, theirs))
    dossier = ask(opened, a_household)

    choose_on_hub(opened, there, theirs)
    page = new_draft(opened, dossier, "thuisadministratie")
    fill(opened, page)
    choose(opened, page.consent.how, "mondeling")
    opened.click("Klaarzetten")
    assert "verzegeld over de hub" in words_on(opened.window)
    look(opened, "41-verwijzing-klaar-voor-de-hub")
    share(opened)

    share(there)
    go(there)
    look(there, "42-binnengekomen-via-de-hub")
    referral = ask(there, _only)
    go(there, referral)
    answer(there)
    share(there)

    share(opened)
    go(opened, referral)
    assert "Het is opgelost. De map is op orde." in words_on(opened.window)
    assert "Zij nemen het aan" not in [button.accessibleName() for button in opened.buttons()]
    look(opened, "43-uitkomst-terug")


def _only(session: Session) -> str:
    from app.services.referrals import inbox

    (line,) = inbox.listing(session)
    return line.referral.id


def take_out(opened: Journey, colleague: Laptop, dossier: DossierId) -> None:
    """Asked first; the consent ends with it, and the copy of who left is closed and thrown away there."""
    held = colleague.held(f"dossier/{dossier}").keys
    opened.click(f"Eruit halen: {colleague.account}")
    assert "De toestemming van de bewoner om met" in words_on(opened.window)
    look(opened, "44-eruit-vraag")
    opened.click("Eruit halen")
    assert f"Laten meelezen: {colleague.account}" in [button.accessibleName() for button in opened.buttons()]
    assert ask(opened, sharing.ground_for, dossier, colleague.account) is None
    colleague.look()
    assert colleague.held(f"dossier/{dossier}").keys == held, "what comes after is for the others only"


def test_a_colleague_is_let_into_a_dossier_and_taken_out(opened: Journey, database: Database, hub: HubProcess):
    head = Laptop(hub.url)
    head.enrol(*account_on_hub(database, Role.ADMINISTRATOR, f"wijkteam-{fresh_id()[:4]}"))
    enrol.note_escrow(head.session)
    colleague = Laptop(hub.url)
    colleague.enrol(*head.invite())
    colleague.compare(head)

    mine = joined(opened, hub.url, head.invite())
    compared(opened, mine, head)
    opened.program.sharing.timer.stop()  # what is shared here is shared by hand
    dossier = ask(opened, a_household)
    go_to(opened, dossier)
    opened.click("Wie leest mee")
    assert "staat nog niet op de hub" in words_on(opened.window)
    look(opened, "44-wie-leest-mee-nog-niet")
    share(opened)
    go_to(opened, dossier)
    opened.click("Wie leest mee")
    assert "  ".join(colleague.state.digits.split()) in words_on(opened.window)
    look(opened, "44-wie-leest-mee")
    opened.click(f"De cijfers zijn gelijk: {colleague.account}")
    opened.click(f"Laten meelezen: {colleague.account}")
    assert "Vindt de bewoner" in words_on(opened.window)
    opened.click("Laten meelezen")
    assert "leg eerst vast dat de bewoner dat goedvindt" in words_on(opened.window)
    screen = opened.program.window.present()
    assert isinstance(screen, MembersScreen)
    choose(opened, screen.asking.consent.how, "mondeling")
    look(opened, "44-laten-meelezen-vraag")
    opened.click("Laten meelezen")
    look(opened, "44-leest-mee")
    colleague.look()
    enrol.compare(colleague.session, mine.account)
    colleague.look()
    assert len(colleague.held(f"dossier/{dossier}").keys) == 1

    take_out(opened, colleague, dossier)
    for laptop in (head, colleague):
        laptop.close()


def use_paper(opened: Journey, paper: str, lost: str, heir: str) -> None:
    """The laptop of ``lost`` is gone: open what it read with the code, and let ``heir`` go on."""
    opened.click("Noodcode gebruiken")
    screen = opened.program.window.present()
    assert isinstance(screen, RescueScreen)
    choose(opened, screen.lost, lost)
    choose(opened, screen.heir, heir)
    screen.code.setFocus()
    opened.type("ABCD-EFGH")
    look(opened, "45-noodcode")
    opened.click("Openen en vernieuwen")
    assert "typfout" in words_on(opened.window)
    screen.code.clear()
    screen.code.setFocus()
    opened.type(paper)
    opened.click("Openen en vernieuwen")
    assert "is geopend en heeft een nieuwe sleutel" in words_on(opened.window)
    assert screen.code.text() == ""
    look(opened, "45-noodcode-klaar")


def test_who_opens_referrals_and_the_code_on_paper(opened: Journey, database: Database, hub: HubProcess):
    papers: list[str] = []

    def join(session: Session) -> Laptop:
        laptop = Laptop(hub.url, session)
        papers.append(laptop.enrol(*account_on_hub(database, Role.ADMINISTRATOR, f"eerste-{fresh_id()[:4]}")).escrow)
        enrol.note_escrow(session)
        return laptop

    head = ask(opened, join)
    manager, lost = Laptop(hub.url), Laptop(hub.url)
    manager.enrol(*ask(opened, lambda _session: head.invite(Role.MANAGER)))
    lost.enrol(*ask(opened, lambda _session: head.invite()))
    for laptop in (manager, lost):
        compared(opened, head, laptop)
    stream = lost.start()

    opened.program.window.go(Place(Spot.SETTINGS))
    opened.settle()
    opened.click("Wie opent verwijzingen")
    opened.click(f"Laten meelezen: {manager.account}")
    opened.click("Laten meelezen")
    look(opened, "45-wie-opent-verwijzingen")
    manager.look()
    assert len(manager.held(f"inbox/{manager.state.organisation}").keys) == 2

    opened.program.window.go(Place(Spot.SETTINGS))
    opened.settle()
    look(opened, "45-instellingen")
    use_paper(opened, papers[0], lost.account, manager.account)
    manager.look()
    assert len(manager.held(stream).keys) == 2
    for laptop in (manager, lost):
        laptop.close()


def test_a_note_on_one_window_is_read_on_the_other_and_a_person_settles_two_versions(
    two: tuple[Journey, Journey], database: Database, hub: HubProcess
):
    opened, there = two
    _, theirs = a_team_of_two(two, database, hub)
    dossier = ask(opened, an_empty_dossier)
    share(opened)
    let_in(opened, dossier, theirs.account)
    go_to(opened, dossier)
    opened.click("Notitie schrijven")
    opened.type("De huur gaat omhoog, brief gezien.")
    opened.click("In het dossier zetten")
    share(opened)

    share(there)
    go_to(there, dossier)
    assert "De huur gaat omhoog, brief gezien." in words_on(there.window)
    look(there, "49-notitie-van-een-collega")

    ask(there, lambda session: dossiers.edit(session, dossier, phone="06 11111111"))
    ask(opened, lambda session: dossiers.edit(session, dossier, phone="06 22222222"))
    share(opened)
    share(there)
    words = words_on(there.window)
    assert "06 11111111" in words
    assert "06 22222222" in words
    look(there, "49-twee-versies-in-twee-vensters")
    there.click(next(b.accessibleName() for b in there.buttons() if b.accessibleName().startswith("Versie van deze")))
    share(there)
    share(opened)
    for journey in two:
        assert ask(journey, lambda session: dossiers.load(session, dossier)).phone == "06 11111111"
