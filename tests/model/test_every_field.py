"""Nothing that an author can write is left unread: each field of the format is looked at outside of the model.

A field that takes one value alone (``format: 1``, ``counts: last_try``) decides nothing: it says what is so anyhow, and
is there so that another value can be refused. Fields are known by their names: one that nobody reads is not found where
something else has a field of that name, too.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Literal, get_args, get_origin

import pytest

from cxsim.model.authored import Authored
from cxsim.model.cast import Cast
from cxsim.model.pack import PackSheet
from cxsim.model.playthrough import Playthrough
from cxsim.model.scenario import Scenario
from tests.docs.pages import ROOT, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

FILES = (PackSheet, Cast, Scenario, Playthrough)
"""What stands in the files of a pack; what they consist of extends ``Authored`` as they do."""
ROOMS = ROOT / "cxsim"
OUTSIDE = [path for path in ROOMS.rglob("*.py") if path.relative_to(ROOMS).parts[0] != "model"]


def shapes(base: type[Authored] = Authored) -> Iterator[type[Authored]]:
    """Yield every shape of the format."""
    for each in base.__subclasses__():
        yield each
        yield from shapes(each)


def looked_at(source: str) -> Iterator[str]:
    """Yield the names of what is read from something: as an attribute that is not called, and in patterns."""
    tree = ast.parse(source)
    called = {id(each.func) for each in ast.walk(tree) if isinstance(each, ast.Call)}
    for each in ast.walk(tree):
        if isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Load) and id(each) not in called:
            yield each.attr
        elif isinstance(each, ast.MatchClass):
            yield from each.kwd_attrs


def has_one_value(field: FieldInfo) -> bool:
    """Tell whether there is nothing to choose."""
    return get_origin(field.annotation) is Literal and len(get_args(field.annotation)) == 1


@pytest.fixture(scope="module")
def read() -> frozenset[str]:
    return frozenset(name for path in OUTSIDE for name in looked_at(text_of(path)))


def test_a_name_that_is_only_set_called_or_declared_is_not_looked_at() -> None:
    assert not [*looked_at("x.voice = 1; x.voice(); say(voice=2)\nclass Y:\n    voice: str")]
    assert [*looked_at("match x:\n    case Y(pace=1):\n        print(x.voice)")] == ["pace", "voice"]


def test_each_field_that_an_author_can_write_is_looked_at_by_what_plays_shows_or_checks_it(
    read: frozenset[str],
) -> None:
    found = set(shapes())
    assert found >= set(FILES)
    unread = {
        f"{each.__name__}.{name}"
        for each in found
        for name, field in each.model_fields.items()
        if name not in read and not has_one_value(field)
    }
    assert unread == set()
