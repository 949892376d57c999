"""What the format page copies from the code: closed lists, numbers, limits, and what the checks say about its examples.

``python -m tests.docs.tables --write`` writes it anew; a test compares.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, get_args

from cxsim.content.load import MOST_FILES
from cxsim.content.yaml_inspection import DEEPEST, MOST_EVENTS
from cxsim.content.yaml_source import LARGEST
from cxsim.equations.deeds import DEEDS, Deed
from cxsim.equations.organisation import GRADED, HIGH_FROM, KPIS, LOW_BELOW, PRESETS, QUALITIES, grade
from cxsim.equations.parameters import DELIVERED, EXPECTED, WEIGHT, Parameter
from cxsim.equations.practice import PRACTICES
from cxsim.model.authored import LONGEST_MINUTES, Label, Prose
from cxsim.model.expression import LIMIT, LONGEST
from tests.docs.examples import diagnostics, examples, said, whole
from tests.docs.pages import FORMAT, name_of, text_of, with_regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

COMMAND = "python -m tests.docs.tables --write"
WHO = {"agent": "an agent", "lead": "a lead", "anyone": "anyone"}


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    titles = list(head)
    lines = [titles, ["---"] * len(titles), *([str(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def deeds() -> str:
    """Return the deeds an author may write, with what they show."""
    return _table(
        ("deed", "who", "what it means", "what it shows", "passed up"),
        (
            (f"`{deed.id}`", WHO[deed.who], deed.means, _shown(deed), "counts" if deed.counts else "")
            for deed in DEEDS.values()
            if deed.written
        ),
    )


def promise_deeds() -> str:
    """Return the deeds that follow from promises."""
    return _table(
        ("deed", "what it means", "what it shows"),
        ((f"`{deed.id}`", deed.means, _shown(deed)) for deed in DEEDS.values() if not deed.written),
    )


def practices() -> str:
    """Return the practices."""
    return _table(
        ("practice", "what it is about", "where it enters the model"),
        ((f"`{each.id}`", each.means, each.enters) for each in PRACTICES.values()),
    )


def kpis() -> str:
    """Return the KPIs."""
    return _table(("KPI", "unit", "what it is"), ((f"`{each.id}`", each.unit, each.means) for each in KPIS.values()))


def qualities() -> str:
    """Return the qualities of a team."""
    return _table(("quality", "what it is"), ((f"`{name}`", means) for name, means in QUALITIES.items()))


def presets() -> str:
    """Return what a pack starts from, by preset: figures as reported, qualities as conditions read them."""
    rows: list[list[object]] = [
        ["handling time, of its target", *(f"{each.handling_time.value:.0%}" for each in PRESETS.values())],
        ["solved at the first contact", *(f"{each.solved_first_time.value:.0%}" for each in PRESETS.values())],
        ["rating", *(f"{each.rating.value:g}" for each in PRESETS.values())],
        ["repeat contacts", *(f"{each.repeat_contacts.value:.0%}" for each in PRESETS.values())],
    ]
    rows += [
        [f"`team.{name}`", *(grade(each.qualities[name].value) for each in PRESETS.values())] for name in QUALITIES
    ]
    return _table(("", *(f"`{name}`" for name in PRESETS)), rows)


def numbers() -> str:
    """Return the numbers behind the words."""
    listed = (
        ("how far a need is met (`delivers`)", DELIVERED),
        ("what is expected (`expects`)", EXPECTED),
        ("what it weighs (`weight`)", WEIGHT),
        ("where a quality starts that is set apart (`start_but`)", GRADED),
    )
    rows = [(where, f"`{word}`", _number(each), each.evidence) for where, of in listed for word, each in of.items()]
    rows += [
        ("a quality in a condition", "`low`", f"below {_number(LOW_BELOW)}", LOW_BELOW.evidence),
        ("a quality in a condition", "`high`", f"from {_number(HIGH_FROM)} on", HIGH_FROM.evidence),
    ]
    return _table(("where", "word", "number", "evidence"), rows)


def limits() -> str:
    """Return the bounds of what is read."""
    rows = (
        ("one file", f"{LARGEST / 1e6:g} MB, {MOST_EVENTS:,} keys and values, {DEEPEST} levels of nesting"),
        ("scenarios in a pack", f"{MOST_FILES:,}"),
        ("an id", "64 characters"),
        ("a label", f"{_longest(Label)} characters"),
        ("a text", f"{_longest(Prose):,} characters"),
        ("a condition", f"{LONGEST} characters"),
        ("a duration", f"{LONGEST_MINUTES // 60} hours"),
        ("a number", f"between -{LIMIT:,.0f} and {LIMIT:,.0f}; what would be larger stays there"),
    )
    return _table(("what", "at most"), rows)


WRITERS: Mapping[str, Callable[[], str]] = {
    "deeds": deeds,
    "promise_deeds": promise_deeds,
    "practices": practices,
    "kpis": kpis,
    "qualities": qualities,
    "presets": presets,
    "numbers": numbers,
    "limits": limits,
}


def up_to_date(page: Path) -> str:
    """Return a page's text with everything in it that the code says."""
    text = with_regions(text_of(page), {name: write() for name, write in WRITERS.items()})
    found = examples(page)
    base = whole(found)
    for each in reversed(found):
        if each.says is not None:
            with TemporaryDirectory() as folder:
                words = said(diagnostics(each, base, Path(folder)))
            text = _replaced(text, each.says.text, words, after=each.block.text)
    return text


def _replaced(text: str, old: str, new: str, *, after: str) -> str:
    at = text.index(old, text.index(after) + len(after))
    return text[:at] + new + text[at + len(old) :]


def _shown(deed: Deed) -> str:
    shown = [f"{practice} {value:g}" for practice, value in deed.moves.items()]
    shown += [
        f"{practice} by class of the act: {', '.join(f'{name} {value:g}' for name, value in levels.items())}"
        for practice, levels in deed.by_class.items()
    ]
    return ", ".join(shown) or "nothing by itself"


def _number(parameter: Parameter) -> str:
    return f"{parameter.value:g}"


def _longest(annotation: Any) -> int:  # noqa: ANN401 - an Annotated type is no type
    bounds = (each for field in get_args(annotation)[1:] for each in field.metadata)
    return next(int(each.max_length) for each in bounds if hasattr(each, "max_length"))


def main() -> int:
    """Say whether the format page is as the code has it; write it where asked to."""
    new = up_to_date(FORMAT)
    if new == text_of(FORMAT):
        return 0
    if "--write" in sys.argv[1:]:
        FORMAT.write_text(new, encoding="utf-8")
        return 0
    sys.stdout.write(f"{name_of(FORMAT)} is not as the code has it. Run {COMMAND}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
