"""What the format page copies from the code: closed lists, numbers, limits, and what the checks say about its examples.

``python -m tests.docs.tables --write`` writes it and the pages of the deeds anew; tests compare.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, get_args

from cxsim.content.load import MOST_FILES
from cxsim.content.yaml_source import DEEPEST, LARGEST, MOST_EVENTS
from cxsim.equations.deeds import DEEDS
from cxsim.equations.organisation import GRADED, HIGH_FROM, KPIS, LOW_BELOW, PRESETS, QUALITIES, grade
from cxsim.equations.parameters import DELIVERED, EXPECTED, WEIGHT, Parameter
from cxsim.equations.practice import PRACTICES
from cxsim.model.authored import LONGEST_MINUTES, Label, Prose
from cxsim.model.expression import LIMIT, LONGEST
from tests.docs.deed_pages import WHO, page_of, shown, up_to_date_deeds
from tests.docs.examples import diagnostics, examples, said, whole
from tests.docs.markdown import table
from tests.docs.pages import DOCS, FORMAT, name_of, text_of, with_regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

COMMAND = "python -m tests.docs.tables --write"


def deeds() -> str:
    """Return the deeds an author may write, with what they show."""
    return table(
        ("deed", "who", "what it means", "what it shows", "passed up"),
        (
            (_linked(deed.id), WHO[deed.who], deed.means, shown(deed), "counts" if deed.counts else "")
            for deed in DEEDS.values()
            if deed.written
        ),
    )


def promise_deeds() -> str:
    """Return the deeds that follow from promises."""
    return table(
        ("deed", "what it means", "what it shows"),
        ((_linked(deed.id), deed.means, shown(deed)) for deed in DEEDS.values() if not deed.written),
    )


def practices() -> str:
    """Return the practices."""
    return table(
        ("practice", "what it is about", "where it enters the model"),
        ((f"`{each.id}`", each.means, each.enters) for each in PRACTICES.values()),
    )


def kpis() -> str:
    """Return the KPIs."""
    return table(("KPI", "unit", "what it is"), ((f"`{each.id}`", each.unit, each.means) for each in KPIS.values()))


def qualities() -> str:
    """Return the qualities of a team."""
    return table(("quality", "what it is"), ((f"`{name}`", means) for name, means in QUALITIES.items()))


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
    return table(("", *(f"`{name}`" for name in PRESETS)), rows)


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
    return table(("where", "word", "number", "evidence"), rows)


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
    return table(("what", "at most"), rows)


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


def _linked(deed: str) -> str:
    return f"[`{deed}`]({page_of(deed).relative_to(DOCS).as_posix()})"


def _number(parameter: Parameter) -> str:
    return f"{parameter.value:g}"


def _longest(annotation: Any) -> int:  # noqa: ANN401 - an Annotated type is no type
    bounds = (each for field in get_args(annotation)[1:] for each in field.metadata)
    return next(int(each.max_length) for each in bounds if hasattr(each, "max_length"))


def main() -> int:
    """Say which pages are not as the code has them; write them where asked to."""
    late = [(page, new) for page, new in _pages() if new != text_of(page)]
    if "--write" in sys.argv[1:]:
        for page, new in late:
            page.write_text(new, encoding="utf-8")
        return 0
    for page, _ in late:
        sys.stdout.write(f"{name_of(page)} is not as the code has it. Run {COMMAND}\n")
    return 1 if late else 0


def _pages() -> Iterator[tuple[Path, str]]:
    yield FORMAT, up_to_date(FORMAT)
    yield from up_to_date_deeds()


if __name__ == "__main__":
    sys.exit(main())
