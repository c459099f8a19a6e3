"""The page Wat als, made when it is first shown; what it wants to know is worked out beside the screen."""

from collections.abc import Callable

from app.domain.household import Household
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.errors import SpokenError
from app.paths import report_folder
from app.services import whatif
from app.services.budget.assessment import BudgetAssessment
from app.services.whatif import OtherHome, Sheet
from app.whatif.changes import Change
from ui.desk import Desk
from ui.visit.state import Room
from ui.visit.together.whatif import Found, Tried
from ui.visit.whatif.places.state import Place, place_words, what_if_place
from ui.visit.whatif.screen import WhatIfPage


class WhatIfPages:
    """Makes the page. ``moved`` leads to another place of it.

    Only the sheet on paper reads the store, for the language of the resident; all else runs beside it: typing and
    keeping go on while a line is drawn. An answer to an older question, or about a household as it was, is dropped.
    ``answered`` is called when there is an answer.
    """

    def __init__(self, desk: Desk, moved: Callable[[str], None], answered: Callable[[], None]) -> None:
        self._desk = desk
        self._moved = moved
        self._answered = answered
        self._household: Household | None = None
        self._tried: Change | None = None
        self._drawn: tuple[PersonId, Cents | None] | None = None
        self._budget: BudgetAssessment | None = None
        self._turns: dict[Place, int] = {}
        self._found: dict[Place, Found] = {}
        self._page: WhatIfPage | None = None
        self._shown: dict[Place, Household] = {}

    def make(self) -> WhatIfPage:
        """A new page, connected."""
        page = WhatIfPage(self._desk.today)
        self._shown.clear()
        self._found.clear()
        self._page = page
        page.moved.connect(self._moved)
        page.tried.connect(lambda change: self._try(page, change))
        page.drawn.connect(lambda who, bruto: self._draw(page, who, bruto))
        page.printed.connect(lambda: self._print(page))
        page.advised.connect(lambda homes: self._advise(page, homes))
        return page

    def fill(self, page: WhatIfPage, room: Room, at: str) -> None:
        """Show a place for the household as it is now."""
        household, self._budget = room.household, room.budget
        if household != self._household:
            self._household, self._tried = household, None
            self._found.clear()
        page.show_place(at)
        if self._shown.get(page.place) == household:
            return
        self._shown[page.place] = household
        match page.place:
            case Place.CHANGE:
                page.change.show_household(household)
            case Place.LINE:
                page.line.show_household(household)
            case Place.PAYBACK:
                self._run(Place.PAYBACK, whatif.weigh_payback, (), page.payback.show_payback)
            case Place.HOMES:
                page.homes.finish()

    def tried(self, at: str) -> Tried:
        """What was worked out last at a place, as far as it is still on the page, for who looks along."""
        place = Place(what_if_place(at))
        if self._page is None or place is not Place.CHANGE:
            return Tried(place_words(place), self._found.get(place))
        change = self._page.change
        return Tried(change.subject, self._found.get(place) if change.has_result else None)

    def _try(self, page: WhatIfPage, change: Change) -> None:
        self._tried = change
        self._run(Place.CHANGE, whatif.try_change, (change,), page.change.show_result, page.change.tell_problem)

    def _draw(self, page: WhatIfPage, who: str, bruto: Cents | None) -> None:
        self._drawn = PersonId(who), bruto
        self._run(Place.LINE, whatif.draw_line, self._drawn, page.line.show_line, page.line.tell_problem)

    def _print(self, page: WhatIfPage) -> None:
        """Put the line on paper, with the change that was tried last and the risk of paying back."""
        if self._household is None or self._drawn is None:
            return
        wish = Sheet(self._household, self._tried, *self._drawn)
        self._desk.run(whatif.write_sheet, (wish, report_folder()), page.line.made, page.line.tell_problem)

    def _advise(self, page: WhatIfPage, homes: tuple[OtherHome, ...]) -> None:
        self._run(
            Place.HOMES, whatif.advise_rent, (homes, self._budget), page.homes.show_advice, page.homes.tell_problem
        )

    def _run(
        self,
        place: Place,
        service: Callable[..., Found],
        args: tuple[object, ...],
        done: Callable[..., None],
        failed: Callable[[SpokenError], None] | None = None,
    ) -> None:
        """Work something out beside the screen; only the newest answer of a place is shown."""
        if self._household is None:
            return
        turn = self._turns[place] = self._turns.get(place, 0) + 1

        def show(found: Found) -> None:
            if self._turns[place] == turn:
                self._found[place] = found
                done(found)
                self._answered()

        self._desk.jobs.run_free(service, (self._household, *args), show, failed)
