"""Hold the terms of the trade, each explained in a sentence or two."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.frontend import meanings
from cxsim.frontend.side_present import GlossaryView, Term
from cxsim.frontend.words import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.frontend.aside import Guest

TOPICS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        marked("Customers"): (
            (
                marked("Customer experience"),
                marked("What a customer keeps of all dealings with a firm: each moment, and what is remembered."),
            ),
            (
                marked("Customers' journey"),
                marked("The steps that customers take with a firm, from the first rumour to the last bill."),
            ),
            (marked("Persona"), marked("A made-up customer with a life of their own, who stands for many real ones.")),
            (
                marked("Must-be need"),
                marked("Taken for granted: nobody thanks you for it, nobody forgives its absence."),
            ),
            (marked("Performance need"), marked("The better it is met, the more content the customer is.")),
            (marked("Delight"), marked("What nobody expects, and tells others about. Repeated, it is soon expected.")),
            (
                marked("Recovery"),
                marked("Putting a failure right: in substance, in manner, and on a straight way there."),
            ),
            (marked("Loyalty"), marked("Customers stay, come back and recommend, although they could leave.")),
        ),
        marked("Culture"): (
            (marked("Purpose"), marked("What the firm is for, as people feel it and as their actions show it.")),
            (marked("Adoption"), marked("Everybody knows their own part in it and would stand up for it.")),
            (marked("Conscience"), marked("Customers are really known, and rules fit what they were promised.")),
            (marked("Communication"), marked("Leaders speak about the mission, and can be told what is so.")),
            (marked("Consistency"), marked("How people treat each other inside is how customers are treated outside.")),
            (marked("Credibility"), marked("Words become actions: a place on the agenda, a name and a date.")),
            (
                marked("Psychological safety"),
                meanings.SAFETY,
            ),
            (
                marked("Just culture"),
                marked("A slip is consoled, a bad habit coached, recklessness sanctioned, however it turned out."),
            ),
            (
                marked("Surface acting"),
                marked("Showing a feeling that one does not have. It tires, and customers notice."),
            ),
        ),
        marked("Figures"): (
            (marked("KPI"), marked("A figure by which work is judged. It shows what is counted, not all that counts.")),
            (marked("Average handling time"), meanings.HANDLING_TIME),
            (
                marked("Solved at the first contact"),
                meanings.SOLVED,
            ),
            (
                marked("Net promoter score"),
                meanings.PROMOTERS,
            ),
            (
                marked("Gaming"),
                marked("Working on the figure instead of the thing: closing early, passing on, asking for tens."),
            ),
            (
                marked("Reported and true"),
                meanings.REPORTED_AND_TRUE,
            ),
        ),
        marked("Learning"): (
            (
                marked("Failing safely"),
                marked("Trying here what would cost too much outside, and looking at what came of it."),
            ),
            (marked("Setback"), marked("An ending that did not go well. It may be tried again, and is worth a look.")),
            (
                marked("Debrief"),
                marked("Looking back together: what was decided, what else was open, what was really so."),
            ),
            (
                marked("Voice of the customer"),
                marked("What customers say, in their words, carried to somebody who can act."),
            ),
        ),
    }
)
"""Topic → its terms, each with its meaning."""


def view(guest: Guest) -> GlossaryView:
    """Return the terms in the participant's language."""
    say = guest.teller.say
    return GlossaryView(
        tuple(
            (say(topic), tuple(Term(say(name), say(meaning)) for name, meaning in terms))
            for topic, terms in TOPICS.items()
        )
    )
