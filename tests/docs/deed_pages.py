"""What a deed's page copies from the code: who, what it shows, where that enters the model, what that rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.deeds import DEEDS, Deed, evidence
from cxsim.equations.practice import PRACTICES
from cxsim.equations.team_parameters import PRACTICE_WEEKS
from tests.docs.markdown import table
from tests.docs.pages import DOCS, text_of, with_regions
from tests.docs.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cxsim.equations.parameters import Parameter

FOLDER = DOCS / "deeds"
INDEX = FOLDER / "README.md"
WHO = {"agent": "an agent", "lead": "a lead", "anyone": "anyone"}
CHAPTERS: Mapping[str, str] = {
    "know_customer": "Knowing the customer, seeing it through",
    "say_straight": "Straight talk and putting right",
    "report_failure": "A failure of one's own",
    "thank_for_report": "How a failure is received",
    "speak_up": "Voice",
    "help_colleague": "Colleagues and silos",
    "beg_for_score": "Figures",
    "press_for_speed": "The lead's day",
    "promise": "Promises",
}
"""The deed that a chapter of the list begins with → its title."""


def page_of(deed: str) -> Path:
    """Return where a deed's page is, or should be."""
    return FOLDER / f"{deed}.md"


def shown(deed: Deed) -> str:
    """Return the practices that a deed shows, with their levels, on one line."""
    levels = [f"{practice} {value:g}" for practice, value in deed.moves.items()]
    levels += [f"{practice} by class of the act: {_by_class(of)}" for practice, of in deed.by_class.items()]
    return ", ".join(levels) or "nothing by itself"


def meaning(deed: Deed) -> str:
    """Return what a deed is and who does it."""
    unwritten = "" if deed.written else " An author never writes it: it follows from `promises`, `keeps` and `breaks`."
    return f"{_sentence(deed.means)} Who does it: {WHO[deed.who]}.{unwritten}\n"


def model(deed: Deed) -> str:
    """Return what a deed moves, what passing it up says, and what all that rests on."""
    practices = (*deed.moves, *deed.by_class)
    if not practices:
        return "Nothing by itself: it shows no practice. Passed up, it says nothing. That is judgement [J].\n"
    rows = ((f"`{each}`", _level(deed, each), PRACTICES[each].enters, PLACES[each].follows) for each in practices)
    bullets = [f"- `{each}`: {_through(each)}. {_rests_on(each)}\n" for each in practices]
    average = f"time constant of the running average ({PRACTICE_WEEKS.value:g} weeks): {source(PRACTICE_WEEKS)}"
    return (
        f"{table(('practice', 'level', 'enters the model as', 'the higher it is'), rows)}\n"
        f"Passed up, {_passed_up(deed)}\n\n"
        "Where in the code, and what it rests on:\n\n"
        f"{''.join(bullets)}- The levels: judgement [J]. {_sentence(average)}\n"
    )


def index() -> str:
    """Return every deed, by chapter, with a link to its page."""
    chapters: dict[str, list[Deed]] = {}
    for deed in DEEDS.values():
        title = CHAPTERS.get(deed.id) or next(reversed(chapters))
        chapters.setdefault(title, []).append(deed)
    return "\n".join(
        f"### {title}\n\n" + "".join(f"- [`{each.id}`]({each.id}.md): {each.means}\n" for each in deeds)
        for title, deeds in chapters.items()
    )


def up_to_date_deeds() -> Iterator[tuple[Path, str]]:
    """Yield each page of a deed that is there, and the index, with their text as the code has it."""
    yield INDEX, with_regions(text_of(INDEX), {"index": index()})
    for deed in DEEDS.values():
        page = page_of(deed.id)
        if page.is_file():
            yield page, with_regions(text_of(page), {"meaning": meaning(deed), "model": model(deed)})


def source(parameter: Parameter) -> str:
    """Return where a number comes from, with its evidence tag; never more than the parameter itself says."""
    own = parameter.source.removeprefix("own judgement")
    match parameter.tag:
        case "P":
            return f"{own} [P]"
        case "S":
            return f"{own}, as quoted elsewhere [S]"
        case "C":
            return f"calibrated [C]; {own.removeprefix('calibrated ')}"
        case "J":
            return f"judgement [J]; {own}" if own else "judgement [J]"


def _passed_up(deed: Deed) -> str:
    opposite = evidence([], [deed.id])
    if not opposite:
        return "it says nothing."
    practices = ", ".join(f"`{practice}` {level:g}" for practice, (level,) in opposite.items())
    return f"it counts as {practices}, where the choice taken says nothing about the same practice."


def _level(deed: Deed, practice: str) -> str:
    if practice not in deed.by_class:
        return f"{deed.moves[practice]:g}"
    return f"{_by_class(deed.by_class[practice])}; nothing where the class is not known"


def _by_class(levels: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in levels.items())


def _through(practice: str) -> str:
    return ", then ".join(
        f"`{function.__name__}` in `{function.__module__.replace('.', '/')}.py`"
        for function, _ in PLACES[practice].through
    )


def _rests_on(practice: str) -> str:
    place = PLACES[practice]
    known = [f"{about} ({each.value:,.10g} {each.unit}): {source(each)}" for about, each in place.rests_on.items()]
    return " ".join(_sentence(each) for each in (*known, place.besides) if each)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
