"""Facts that travel through the onboarding pack: where the plan says they are remembered and read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from cxsim.content.load import load_pack
from tests.docs.pages import DOCS, ROOT, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.model.pack import Pack

PLAN = DOCS / "onboarding" / "plan.md"


@pytest.fixture(scope="module")
def pack() -> Pack:
    found = load_pack(ROOT / "scenarios" / "onboarding").pack
    assert found is not None
    return found


def planned() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    rows = tables(PLAN, "keys")["facts"].rows
    return {
        fact.strip("`"): (frozenset(remembered.split(", ")), frozenset(read.split(", ")))
        for fact, remembered, read in rows
    }


def values(of: Any, key: str) -> Iterator[Any]:  # noqa: ANN401 - whatever a model dumps
    """Yield what stands under a key, at any depth."""
    match of:
        case dict():
            for name, each in of.items():
                if name == key:
                    yield each
                yield from values(each, key)
        case list() | tuple():
            for each in of:
                yield from values(each, key)


def remembered(pack: Pack) -> dict[str, set[str]]:
    dumps = {name: each.model_dump() for name, each in pack.scenarios.items()}
    return {
        name: {str(fact) for facts in values(dump, "remember") for fact in facts or ()} for name, dump in dumps.items()
    }


def read(pack: Pack) -> dict[str, set[str]]:
    dumps = {name: each.model_dump() for name, each in pack.scenarios.items()}
    return {name: set(re.findall(r"\w+", str(list(values(dump, "when"))))) for name, dump in dumps.items()}


def test_every_fact_travels_as_the_plan_says(pack: Pack) -> None:
    kept, asked = remembered(pack), read(pack)
    found = {}
    for fact in pack.sheet.facts:
        by = frozenset(name for name, facts in kept.items() if fact in facts)
        found[fact] = (by, frozenset(name for name, words in asked.items() if fact in words) - by)
    assert found == planned()


def test_every_fact_is_remembered_and_read_elsewhere(pack: Pack) -> None:
    assert {fact for fact, (by, elsewhere) in planned().items() if not by - {""} or not elsewhere - {""}} == set()
    assert set(planned()) == set(pack.sheet.facts)
