"""Build the cards of a pack's customers and colleagues."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.frontend.elements.wrap import run_on
from cxsim.frontend.side_present import PeopleView, PersonCard, Trait
from cxsim.frontend.staging import CHANNELS, as_words
from cxsim.frontend.telling import Moment
from cxsim.frontend.title.standing import finished
from cxsim.model.mark import marked_as
from cxsim.record.folder import list_saves
from cxsim.session.organisation import organisation_at_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.frontend.aside import Guest
    from cxsim.frontend.present import Line
    from cxsim.frontend.words import Words
    from cxsim.model.cast import Colleague, Customer, You

KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "must_be": (marked_as("kind of need", "Must be"), "lock"),
        "performance": (marked_as("kind of need", "The more the better"), "trending-up"),
        "delight": (marked_as("kind of need", "A delight"), "sparkles"),
    }
)
"""Kind of need → its words and icon."""


def view(guest: Guest) -> PeopleView:
    """Return everybody of the pack; a customer's needs only where one has met them to the end."""
    pack, say = guest.table.pack, guest.teller.say
    met = _met(guest)
    customers = tuple(_customer(guest, name, each, met=name in met) for name, each in pack.cast.customers.items())
    colleagues = tuple(_colleague(guest, name, each) for name, each in pack.cast.colleagues.items())
    colleagues += (_you(guest),) if colleagues else ()
    groups = ((say("Customers"), customers), (say("Colleagues"), colleagues))
    return PeopleView(pack.sheet.title, tuple(each for each in groups if each[1]))


def _met(guest: Guest) -> frozenset[str]:
    """Return who was met in scenarios that were played to an ending."""
    pack = guest.table.pack
    done = {*finished(pack, list_saves(guest.table.saves, pack.id))}
    if guest.session is not None:
        done |= {play.scenario for play in guest.session.counted()}
    return frozenset(person for name in done if name in pack.scenarios for person in pack.scenarios[name].with_)


def _customer(guest: Guest, name: str, person: Customer, *, met: bool) -> PersonCard:
    say, persona = guest.teller.say, person.persona
    age = say.many("{count} year old", "{count} years old", persona.age) if persona.age else ""
    channel = say(CHANNELS[persona.channel]) if persona.channel else ""
    traits = (
        (say("Lives"), persona.lives, "house"),
        (say("Contact"), persona.ability, "headset"),
        (say("Takes for granted"), persona.expects, "check"),
        (say("Would be delighted by"), persona.delighted_by, "sparkles"),
        (say("Never forgives"), persona.never_forgives, "circle-x"),
    )
    needs = tuple(
        Trait(say.meant("kind of need", KINDS[need.kind][0]), need.label, KINDS[need.kind][1])
        for need in person.needs.values()
    )
    return PersonCard(
        person.name,
        " · ".join(each for each in (age, channel) if each),
        guest.teller.face(name),
        tuple(_about(guest, person.about)),
        tuple(Trait(label, text, icon) for label, text, icon in traits if text),
        needs if met else (),
        needs_hidden=bool(needs) and not met,
    )


def _colleague(guest: Guest, name: str, person: Colleague) -> PersonCard:
    say = guest.teller.say
    said = tuple(_about(guest, person.view))
    traits = (Trait(say("On the work"), _plain(said), "quote"),) if said else ()
    return PersonCard(
        person.name, _part(say, person), guest.teller.face(name), tuple(_about(guest, person.about)), traits
    )


def _you(guest: Guest) -> PersonCard:
    """Return the participant's own card, which stands among the colleagues'."""
    say = guest.teller.say
    return PersonCard(say("You"), _part(say, guest.table.pack.cast.you), None)


def _part(say: Words, person: Colleague | You) -> str:
    return " · ".join((as_words(say, person.role), as_words(say, person.department)))


def _about(guest: Guest, text: str) -> Iterator[Line]:
    organisation = guest.session.organisation if guest.session else organisation_at_start(guest.table.pack.sheet, 0)
    if text.strip():
        yield from guest.teller.lines(text, Moment(organisation))


def _plain(lines: tuple[Line, ...]) -> str:
    return run_on("".join(span.text for span in line.spans) for line in lines)
