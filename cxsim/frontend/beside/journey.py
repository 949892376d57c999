"""Build the page of the firm: what it is, its customers' journey, its products and its policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.side_present import JourneyView, StepCard, Trait
from cxsim.frontend.staging import CHANNELS, ICONS, as_words
from cxsim.frontend.telling import Moment
from cxsim.session.organisation import organisation_at_start

if TYPE_CHECKING:
    from cxsim.frontend.aside import Guest


def view(guest: Guest) -> JourneyView:
    """Return the firm as its pack tells it."""
    sheet, teller = guest.table.pack.sheet, guest.teller
    organisation = guest.session.organisation if guest.session else organisation_at_start(sheet, 0)
    moment, say = Moment(organisation), teller.say
    steps = tuple(
        StepCard(
            step.label,
            say(CHANNELS[step.channel]),
            ICONS[step.channel],
            as_words(say, step.department),
            teller.words(step.wants, moment),
            teller.words(step.breaks, moment),
        )
        for step in sheet.journey.values()
    )
    products = tuple(Trait(each.label, teller.words(each.text, moment)) for each in sheet.firm.products.values())
    policies = tuple(
        Trait(
            say("{rule} (from {year})", rule=each.label, year=str(each.since)) if each.since else each.label,
            teller.words(each.text, moment),
        )
        for each in sheet.firm.policies.values()
    )
    about = teller.lines(sheet.firm.about, moment) if sheet.firm.about.strip() else ()
    return JourneyView(sheet.firm.name, sheet.firm.mission, about, steps, products, policies)
